import { contract, type AppContract } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { CallContext } from '../ipc/context.ts';
import type { Router } from '../ipc/router.ts';

/** What answers the methods of every module; one that is forgotten does not compile. `start` answers before there is a clinic. */
export type Parts = { readonly [K in Exclude<keyof AppContract, 'start'>]: Handlers<AppContract[K], CallContext> };

/** Puts all modules behind the one router. */
export function addParts(router: Router, parts: Parts): void {
  const add = <K extends keyof Parts>(name: K): void => { router.add<AppContract[K]>(name, contract[name], parts[name]); };
  for (const name of Object.keys(parts) as (keyof Parts)[]) add(name);
}
