import type { SessionDescriptionHandler, SessionDescriptionHandlerFactory } from 'sip.js';

const inactive = ['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', 'm=audio 9 RTP/AVP 8 0', 'a=inactive', ''].join('\r\n');

/** Desk-phone mode: the voice goes through the phone, this PC never has any. SIP.js wants a handler all the same. */
export const nullMedia: SessionDescriptionHandlerFactory = (): SessionDescriptionHandler => ({
  close: () => undefined,
  getDescription: () => Promise.resolve({ body: inactive, contentType: 'application/sdp' }),
  hasDescription: type => type === 'application/sdp',
  rollbackDescription: () => Promise.resolve(),
  setDescription: () => Promise.resolve(),
  sendDtmf: () => false,
});
