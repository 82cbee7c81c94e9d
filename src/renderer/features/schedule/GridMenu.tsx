import { useEffect, useRef } from 'react';
import { Menu } from '@mantine/core';
import { IconAddressBook, IconArrowsExchange, IconBan, IconCalendarPlus, IconCopy, IconHelpCircle, IconHourglass, IconLock, IconLockOpen, IconMessage2, IconPencil, IconPhone, IconProgress, IconStack2, IconTag, IconUser, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AppointmentKind, AppointmentRow, AppointmentStatus } from '#shared/schedule/contract.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { inPlace } from '../../ui/in-place.ts';
import type { MenuRequest } from './grid/ScheduleGrid.tsx';
import { kindIcons, kindOrder } from './grid/kinds.tsx';
import { statusIcons, statusOrder } from './grid/statuses.tsx';
import type { DoctorColumn } from './view/column.ts';
import type { Place } from './view/drag.ts';

type Reserved = DoctorColumn['reserved'][number];
export interface MenuDeeds {
  book(place: Place, fromBuffer: boolean): void;
  reserve(place: Place): void;
  waitlist(place: Place): void;
  unreserve(place: Place, reserved: Reserved): void;
  changeReserve(place: Place, reserved: Reserved): void;
  copy(row: AppointmentRow): void;
  setKind(row: AppointmentRow, kind: AppointmentKind): void;
  openCard(row: AppointmentRow): void;
  call(row: AppointmentRow): void;
  move(row: AppointmentRow): void;
  cancel(row: AppointmentRow): void;
  comment(row: AppointmentRow): void;
  why(row: AppointmentRow): void;
  setStatus(row: AppointmentRow, status: Exclude<AppointmentStatus, 'cancelled'>): void;
}
interface Props {
  readonly request: MenuRequest | undefined;
  /** Whose booking waits in the buffer. */
  readonly buffered: string | undefined;
  readonly canWrite: boolean;
  readonly canCall: boolean;
  readonly deeds: MenuDeeds;
  onClose(): void;
}

const size = 18;
const sign = (I: Icon) => <I size={size} stroke={1.7} aria-hidden />;

function FreeItems({ request, buffered, deeds }: { readonly request: MenuRequest; readonly buffered: string | undefined; readonly deeds: MenuDeeds }) {
  const { t } = useTranslation('schedule');
  const { place, state } = request;
  return (
    <>
      {buffered !== undefined && <Menu.Item leftSection={sign(IconStack2)} fw={600} onClick={() => { deeds.book(place, true); }}>{t('menu.bookFromBuffer', { who: buffered })}</Menu.Item>}
      <Menu.Item leftSection={sign(IconCalendarPlus)} onClick={() => { deeds.book(place, false); }}>{t('menu.book')}</Menu.Item>
      <Menu.Divider />
      {state.kind === 'reserved'
        ? (
          <>
            <Menu.Item leftSection={sign(IconPencil)} onClick={() => { deeds.changeReserve(place, state.reserved); }}>{t('menu.changeReserve')}</Menu.Item>
            <Menu.Item leftSection={sign(IconLockOpen)} onClick={() => { deeds.unreserve(place, state.reserved); }}>{t('menu.unreserve')}</Menu.Item>
          </>
        )
        : <Menu.Item leftSection={sign(IconLock)} onClick={() => { deeds.reserve(place); }}>{t('menu.reserve')}</Menu.Item>}
      <Menu.Item leftSection={sign(IconHourglass)} onClick={() => { deeds.waitlist(place); }}>{t('menu.waitlist')}</Menu.Item>
    </>
  );
}

function AppointmentItems({ row, canWrite, canCall, deeds }: { readonly row: AppointmentRow; readonly canWrite: boolean; readonly canCall: boolean; readonly deeds: MenuDeeds }) {
  const { t } = useTranslation('schedule');
  const live = canWrite && row.status !== 'cancelled', canExplain = useRight('inquiries.work');
  return (
    <>
      <Menu.Label>{row.patient || t('grid.noName')}</Menu.Label>
      {row.patientId !== undefined && <Menu.Item leftSection={sign(IconAddressBook)} onClick={() => { deeds.openCard(row); }}>{t('menu.openCard')}</Menu.Item>}
      {row.phone !== undefined && canCall && <Menu.Item leftSection={sign(IconPhone)} onClick={() => { deeds.call(row); }}>{t('menu.call', { phone: row.phone })}</Menu.Item>}
      <Menu.Item leftSection={sign(IconCopy)} onClick={() => { deeds.copy(row); }}>{t('menu.copy')}</Menu.Item>
      {canWrite && <Menu.Item leftSection={sign(IconMessage2)} onClick={() => { deeds.comment(row); }}>{t('menu.comment')}</Menu.Item>}
      {canExplain && <Menu.Item leftSection={sign(IconHelpCircle)} onClick={() => { deeds.why(row); }}>{t('menu.why')}</Menu.Item>}
      {live && (
        <>
          <Menu.Divider />
          <Menu.Sub>
            <Menu.Sub.Target><Menu.Sub.Item leftSection={sign(IconProgress)}>{t('menu.status')}</Menu.Sub.Item></Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              {statusOrder.map((status) => (
                <Menu.Item key={status} leftSection={sign(statusIcons[status])} disabled={status === row.status} onClick={() => { deeds.setStatus(row, status); }}>{t(`status.${status}`)}</Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          <Menu.Sub>
            <Menu.Sub.Target><Menu.Sub.Item leftSection={sign(IconTag)}>{t('menu.kind')}</Menu.Sub.Item></Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              {kindOrder.map((kind) => (
                <Menu.Item key={kind} leftSection={sign(kind === 'ordinary' ? IconUser : kindIcons[kind])} disabled={kind === row.kind} onClick={() => { deeds.setKind(row, kind); }}>{t(`kind.${kind}`)}</Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          <Menu.Item leftSection={sign(IconArrowsExchange)} onClick={() => { deeds.move(row); }}>{t('menu.move')}</Menu.Item>
          <Menu.Item leftSection={sign(IconBan)} c="var(--mantine-color-error)" onClick={() => { deeds.cancel(row); }}>{t('menu.cancel')}</Menu.Item>
        </>
      )}
    </>
  );
}

/** The menu of a place or of an appointment, by the right button or Shift+F10. Lies outside the grid, whose `contain` would hold it. */
export function GridMenu({ request, buffered, canWrite, canCall, deeds, onClose }: Props) {
  const { t } = useTranslation('schedule');
  const list = useRef<HTMLDivElement>(null);
  // the first item at once: Shift+F10 and Enter book from the buffer
  useEffect(() => {
    if (!request) return;
    const frame = requestAnimationFrame(() => { list.current?.querySelector<HTMLElement>('[role="menuitem"]:not([data-disabled])')?.focus(); });
    return () => { cancelAnimationFrame(frame); };
  }, [request]);
  return (
    <Menu opened={request !== undefined} onClose={onClose} position="bottom-start" {...inPlace} trapFocus returnFocus={false} withInitialFocusPlaceholder={false} clickOutsideEvents={['mousedown', 'touchstart']} loop>
      <Menu.Target><div aria-hidden style={{ position: 'fixed', left: request?.x ?? 0, top: request?.y ?? 0, width: 1, height: 1, pointerEvents: 'none' }} /></Menu.Target>
      <Menu.Dropdown ref={list} aria-label={t('menu.label')} miw="16rem" maw="28rem" data-grid-menu>
        {request && (request.state.kind === 'taken'
          ? <AppointmentItems row={request.state.row} canWrite={canWrite} canCall={canCall} deeds={deeds} />
          : canWrite ? <FreeItems request={request} buffered={buffered} deeds={deeds} /> : <Menu.Label>{t('menu.readOnly')}</Menu.Label>)}
      </Menu.Dropdown>
    </Menu>
  );
}
