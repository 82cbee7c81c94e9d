import { EmitterImpl, TransportState, type Transport } from 'sip.js';
import type { Log } from '#main/kernel/log.ts';
import type { ServerAddress } from './config.ts';
import { mend, unmend } from './mend.ts';
import { openWire, type Wire, type WireOptions } from './wire.ts';

export interface SipTransportOptions extends WireOptions { readonly server: ServerAddress; readonly log: Log; readonly connectorId: string }

/**
 * The transport SIP.js talks through, for ws, wss, tcp and tls alike. Differences from the one SIP.js brings:
 * a message over 16 kB is dropped before it is parsed, one written loosely is mended (mend.ts), whatever the parser or a handler throws stays here, and sending
 * never rejects (SIP.js would turn that into unhandled rejections): a lost connection is told by `onDisconnect`.
 */
export class SipTransport implements Transport {
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly stateChange = new EmitterImpl<TransportState>();
  state = TransportState.Disconnected;
  readonly protocol: string;
  readonly #options: SipTransportOptions;
  #wire: Wire | undefined;

  constructor(_logger: unknown, options: SipTransportOptions) {
    this.#options = options;
    this.protocol = options.server.kind.toUpperCase();
  }

  connect(): Promise<void> {
    if (this.isConnected()) return Promise.resolve();
    this.#to(TransportState.Connecting);
    return new Promise((resolve, reject) => {
      this.#wire = openWire(this.#options.server, {
        open: () => { this.#to(TransportState.Connected); this.#safely('connect', () => this.onConnect?.()); resolve(); },
        message: text => { this.#safely('message', () => this.onMessage?.(mend(text))); },
        tooBig: bytes => { this.#options.log('warn', 'sip.message-too-big', { connector: this.#options.connectorId, bytes }); },
        closed: error => {
          const before = this.state;
          this.#wire = undefined;
          this.#to(TransportState.Disconnected);
          if (before === TransportState.Connected) this.#safely('disconnect', () => this.onDisconnect?.(error ?? new Error('connection lost')));
          reject(error ?? new Error('connection lost'));
        },
      }, this.#options);
    });
  }

  disconnect(): Promise<void> {
    if (this.state === TransportState.Disconnected) return Promise.resolve();
    this.#to(TransportState.Disconnecting);
    this.#wire?.close();
    return Promise.resolve();
  }

  dispose(): Promise<void> { return this.disconnect(); }
  isConnected(): boolean { return this.state === TransportState.Connected; }

  send(message: string): Promise<void> {
    if (this.isConnected()) this.#wire?.send(unmend(message));
    return Promise.resolve();
  }

  #to(state: TransportState): void {
    if (this.state === state) return;
    this.state = state;
    this.#safely('state', () => { this.stateChange.emit(state); });
  }

  /** The border: nothing a peer sends may stop the desk (R8). Neither the message nor the error's text is logged: both hold numbers. */
  #safely(what: string, run: () => void): void {
    try { run(); } catch (error) {
      this.#options.log('warn', 'sip.message-refused', { connector: this.#options.connectorId, what, error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
