import { randomBytes } from 'node:crypto';
import type { SessionDescriptionHandler, SessionDescriptionHandlerFactory } from 'sip.js';

export const inactiveSdp = ['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', 'm=audio 9 RTP/AVP 8 0', 'a=inactive', ''].join('\r\n');

/** Desk-phone mode: the voice goes through the phone, this PC never has any. SIP.js wants a handler all the same. */
export const nullMedia: SessionDescriptionHandlerFactory = (): SessionDescriptionHandler => ({
  close: () => undefined,
  getDescription: () => Promise.resolve({ body: inactiveSdp, contentType: 'application/sdp' }),
  hasDescription: type => type === 'application/sdp',
  rollbackDescription: () => Promise.resolve(),
  setDescription: () => Promise.resolve(),
  sendDtmf: () => false,
});

/** SIP.js takes a call that comes back under a Call-ID of its own making for a loop and refuses it; a number that calls itself is none. */
export const ownCallId = (): string => randomBytes(12).toString('hex');
