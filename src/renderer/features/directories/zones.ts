/** Zones of Russia from west to east, which a clinic here looks for first. */
const russian = ['Europe/Kaliningrad', 'Europe/Moscow', 'Europe/Volgograd', 'Europe/Samara', 'Asia/Yekaterinburg', 'Asia/Omsk', 'Asia/Novosibirsk', 'Asia/Krasnoyarsk', 'Asia/Irkutsk', 'Asia/Yakutsk', 'Asia/Vladivostok', 'Asia/Magadan', 'Asia/Sakhalin', 'Asia/Kamchatka'];

/** «Москва, UTC+3 · Europe/Moscow» is what a person reads; the IANA name is what is kept. */
export function zoneChoices(language: string): { readonly value: string; readonly label: string }[] {
  const offset = (zone: string): string => new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts().find((part) => part.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
  const name = (zone: string): string => new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts().find((part) => part.type === 'timeZoneName')?.value.split(', ')[0] ?? zone;
  const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !russian.includes(zone));
  return [...russian.map((zone) => ({ value: zone, label: `${name(zone)}, ${offset(zone)} · ${zone}` })), ...['UTC', ...rest].map((zone) => ({ value: zone, label: zone }))];
}

/** The zone as one line of an entry says it: «Москва, UTC+3». */
export const zoneText = (zone: string, language: string): string => zoneChoices(language).find(({ value }) => value === zone)?.label.split(' · ')[0] ?? zone;
