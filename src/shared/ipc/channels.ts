/** The only channel names there are: preload and main share them, nothing else may invent one. */
export const CALL = 'stoika:call';
export const EVENT = 'stoika:event';
export const COLUMNS = 'stoika:columns';
/** The page's sign of life, sent by the preload twice a second (QUALITY.md R14). */
export const HEARTBEAT = 'stoika:heartbeat';
/** Nothing has happened in the window for a while: what is kept for reuse may go (QUALITY.md R15). */
export const QUIET = 'stoika:quiet';

/** What the page finds as `window.stoika`. `Reply` and event shapes belong to their contracts, not to the bridge. */
export interface Bridge {
  /** One method of one contract, `module.method`; resolves to a reply, also when main refused. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Everything main pushes to this window. Returns the function that stops listening. */
  onEvent(listener: (event: unknown) => void): () => void;
  /** Asks for a port for large results; it arrives as a `message` event whose data is {@link COLUMNS}, the port in `ports[0]`. */
  openColumns(): void;
}
