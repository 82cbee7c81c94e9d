import type { Core, URI, UserAgent as Agent } from 'sip.js';
import type { Clock } from '#main/kernel/clock.ts';

export interface BridgeDeps {
  readonly agent: Agent;
  readonly own: URI;
  readonly target: URI;
  /** The conversation with the phone whose handset is lifted. */
  readonly phone: Core.Session;
  readonly clock: Clock;
  readonly patientAnswersWithinMs: number;
  /** The Call-ID of the call to the patient. */
  joined(callId: string): void;
  answered(): void;
  /** With the patient's refusal, or undefined when a conversation ended. */
  ended(status: number | undefined): void;
}
export interface Bridge { close(): void }

const reply487 = 487, reply500 = 500;

/**
 * Third-party call control, RFC 3725 flow IV: the patient is called without a description, what he offers is offered to
 * the phone, and the phone's answer is his answer. The voice goes between the two; this program only holds the signalling,
 * so both legs end with it.
 */
export function createBridge({ agent, own, target, phone, clock, patientAnswersWithinMs, joined, answered, ended }: BridgeDeps): Bridge {
  const core = agent.userAgentCore;
  const message = core.makeOutgoingRequestMessage('INVITE', target, own, target, {}, [`Contact: ${core.configuration.contact.toString()}`, 'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS']);
  let patient: Core.Session | undefined, over = false;
  const quietly = (run: () => void) => { try { run(); } catch { /* the dialog is gone already */ } };
  const finish = (status: number | undefined) => {
    if (over) return;
    over = true;
    late();
    ended(status);
  };
  const offered = (response: Core.AckableIncomingResponseWithSession) => {
    late();
    const { session, message: reply } = response, offer = reply.body;
    if (over || patient) { response.ack(inactiveAnswer(offer)); quietly(() => { session.bye(); }); return; }
    patient = session;
    session.delegate = {
      onBye: (request) => { request.accept(); patient = undefined; finish(undefined); },
      onInvite: (request) => { request.reject({ statusCode: 488 }); },
    };
    phone.invite({
      onAccept: (taken) => {
        taken.ack();
        response.ack({ body: sdp(taken.message.body) });
        answered();
      },
      onRedirect: () => { response.ack(inactiveAnswer(offer)); finish(reply500); }, onReject: () => { response.ack(inactiveAnswer(offer)); finish(reply500); },
    }, { body: sdp(offer) });
  };
  const request = core.invite(message, {
    onAccept: offered,
    onRedirect: () => { finish(reply500); }, onReject: ({ message: reply }) => { finish(reply.statusCode ?? reply500); },
  });
  const late = clock.after(patientAnswersWithinMs, () => { quietly(() => { request.cancel(); }); finish(reply487); });
  joined(message.callId);
  return {
    close: () => {
      const talking = patient;
      patient = undefined;
      late();
      if (!over && !talking) quietly(() => { request.cancel(); });
      over = true;
      if (talking) quietly(() => { talking.delegate = {}; talking.bye(); });
    },
  };
}

const sdp = (content: string) => ({ contentDisposition: 'session', contentType: 'application/sdp', content });
/** Every offer wants an answer, also from somebody who is about to say good-bye. */
const inactiveAnswer = (offer: string) => ({ body: sdp(`${offer.replace(/^a=(sendrecv|sendonly|recvonly|inactive)\r?\n/gm, '').trimEnd()}\r\na=inactive\r\n`) });
