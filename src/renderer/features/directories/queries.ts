import { useQuery } from '@tanstack/react-query';
import type { DirectoryKind } from '#shared/directories/kinds.ts';
import { client } from '../../ipc/client.ts';

/** Everything short that forms choose from; asked once, again when a directory changes. */
export const useDirectories = () => useQuery({ queryKey: ['directories', 'all'], queryFn: () => client.directories.all(null) });

/** The zone of the branch's wall clock. Moscow until the directories have come: nothing is computed by it before. */
export const useZone = (): string => useDirectories().data?.branch.zone ?? 'Europe/Moscow';

export const useStaff = () => useQuery({ queryKey: ['staff', 'list'], queryFn: () => client.staff.list(null) });

export const useDirectory = (kind: DirectoryKind) => useQuery({ queryKey: ['directories', 'list', kind], queryFn: () => client.directories.list({ kind }) });

/** Branches, doctors and chairs of the whole clinic; whoever may see the schedule may ask. */
export const usePlaces = () => useQuery({ queryKey: ['directories', 'places'], queryFn: () => client.schedule.places(null) });
