/** What a recording may be: what the window can play by itself. */
const soundTypes = ['wav', 'mp3', 'ogg'] as const;
export type SoundType = (typeof soundTypes)[number];

interface About { readonly mime: string; readonly endings: readonly string[] }
export const aboutSounds: Readonly<Record<SoundType, About>> = {
  wav: { mime: 'audio/wav', endings: ['wav'] },
  mp3: { mime: 'audio/mpeg', endings: ['mp3'] },
  ogg: { mime: 'audio/ogg', endings: ['ogg', 'oga', 'opus'] },
};
export const soundEndings: readonly string[] = soundTypes.flatMap((type) => aboutSounds[type].endings);

/** An hour of the widest that exchanges write; what is larger is no telephone call. Checked before and while it is read. */
export const largestRecording = 64 * 1024 * 1024;
