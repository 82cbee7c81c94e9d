import type * as z from 'zod';
import type { Right } from '../staff/rights.ts';

/**
 * One method of a contract. `right` is what the caller's role must hold; `public` methods answer without a session
 * (signing in, the state of the program), `signed-in` ones need a session and no particular right.
 * `changes` names the topics pushed to every window after a command has committed.
 */
export interface Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command';
  readonly right: Right | 'public' | 'signed-in';
  readonly input: I;
  readonly output: O;
}
export type Contract = Readonly<Record<string, Method>>;

export const query = <I extends z.ZodType, O extends z.ZodType>(right: Method['right'], input: I, output: O) =>
  ({ kind: 'query', right, input, output }) as const satisfies Method<I, O>;
export const command = <I extends z.ZodType, O extends z.ZodType>(right: Method['right'], input: I, output: O) =>
  ({ kind: 'command', right, input, output }) as const satisfies Method<I, O>;

/** The handlers a module must supply for its contract: a missing or misshapen one does not compile. */
export type Handlers<C extends Contract, Ctx> = {
  readonly [K in keyof C]: (input: z.output<C[K]['input']>, ctx: Ctx) => z.input<C[K]['output']> | Promise<z.input<C[K]['output']>>;
};
/** What a caller (renderer, scenario, test) sees of the same contracts. */
export type Client<M extends Readonly<Record<string, Contract>>> = {
  readonly [N in keyof M]: {
    readonly [K in keyof M[N]]: (input: z.input<M[N][K]['input']>) => Promise<z.output<M[N][K]['output']>>;
  };
};
