import type { Action } from './format.ts';
import { ask, inquiryId, patientId, playerOf, type Player, type World } from './world.ts';

async function channelCalled(player: Player, name: string): Promise<string> {
  const found = (await ask(player, 'directories', 'all', null)).adChannels.find((channel) => channel.name === name);
  if (!found) throw new RangeError(`no advertising channel ${name}`);
  return found.id;
}

type Deed<K extends keyof Action> = (world: World, player: Player, value: NonNullable<Action[K]>) => Promise<unknown>;

/** What is added by hand: «Диалог» and «Заявка-диалог», a call on a mobile phone; and the text that one click opens. */
export const dialogDeeds: { readonly [K in 'dialog' | 'mobileCall' | 'openText']: Deed<K> } = {
  dialog: async (world, player, { as, adChannel, person, topic, ...rest }) => {
    const topicId = topic === undefined ? undefined : world.fixture.topics.get(topic);
    if (topic !== undefined && topicId === undefined) throw new RangeError(`no topic ${topic}`);
    const { inquiryId: made } = await ask(player, 'inquiries', 'addDialog', {
      ...rest, ...(adChannel === undefined ? {} : { adChannelId: await channelCalled(player, adChannel) }),
      change: { ...(person === undefined ? {} : { person: { kind: 'patient', id: await patientId(world, player, person) } }), ...(topicId === undefined ? {} : { topicId }) },
    });
    world.inquiries.set(as, made);
  },
  mobileCall: async (world, player, { as, direction, phone, minutes, comment }) => {
    const at = world.clock.now() - minutes * 60_000;
    world.inquiries.set(as, (await ask(player, 'inquiries', 'addByHand', { direction, phone, at, talkMs: minutes * 60_000, change: comment === undefined ? {} : { comment } })).inquiryId);
  },
  openText: (world, player, of) => ask(player, 'inquiries', 'text', { inquiryId: inquiryId(world, of) }),
};

/** «Содержание диалога», as whoever may read the history sees it. */
export const textSeen = async (world: World, of: string): Promise<string> =>
  (await ask(await playerOf(world, 'Попова'), 'inquiries', 'text', { inquiryId: inquiryId(world, of) })).text;
