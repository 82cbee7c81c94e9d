/** Names that Windows keeps for devices, with or without an ending: `CON`, `nul.txt`, `COM¹`. */
const device = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;
/** Control characters, marks of direction, zero-width characters, soft hyphens and tags: they make one name look like another. */
const unseen = /[\u034f\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;
/** Separators and what no system takes in a name, in their wide and look-alike forms too. */
const forbidden = /[<>:"|?*/\\\u2044\u2215\u29f5\u29f8\uff0f\uff3c\ufe68\uff1a\ua789]/g;

export const longestName = 120;

function decoded(text: string): string {
  let now = text;
  for (let turn = 0; turn < 3 && /%[0-9a-f]{2}/i.test(now); turn++) {
    try {
      now = decodeURIComponent(now);
    } catch {
      return now;
    }
  }
  return now;
}

/**
 * The name of a file as it may be kept, shown and offered for saving: its last part alone, without anything that means
 * a folder, a device, a stream or another direction of writing. Never empty.
 */
export function cleanName(raw: string): string {
  const last = decoded(raw.toWellFormed().normalize('NFC')).split(/[/\\]/).at(-1) ?? '';
  const seen = last.normalize('NFC').replace(unseen, '').replace(forbidden, '_').replace(/\s+/g, ' ');
  const trimmed = shortened(seen).replace(/^[. ]+|[. ]+$/g, '');
  if (trimmed === '') return 'файл';
  return device.test(trimmed) ? `_${trimmed}`.slice(0, longestName) : trimmed;
}

function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= longestName) return name;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? '';
  return `${letters.slice(0, longestName - ending.length).join('')}${ending}`;
}

/** The clean name with the ending of what the bytes are: `scan.png` that is a JPEG becomes `scan.jpg`. */
export function nameWithEnding(raw: string, endings: readonly string[]): string {
  const name = cleanName(raw), [canonical = ''] = endings, lower = name.toLowerCase();
  if (endings.some((ending) => lower.endsWith(`.${ending}`))) return name;
  let base = name.replace(/\.[\p{L}\p{N}]{1,8}$/u, '');
  for (const ending of endings) if (base.toLowerCase().endsWith(`.${ending}`)) base = base.slice(0, -ending.length - 1);
  return cleanName(`${[...base].slice(0, longestName - canonical.length - 1).join('')}.${canonical}`);
}
