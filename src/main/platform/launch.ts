import { isDialLink } from '#shared/telephony/dial-link.ts';

/** What a start was asked for, by arguments first and environment second. */
export interface Launch {
  /** `--demo`, STOIKA_DEMO=1: the clinic «Линия» on its own profile. */
  readonly demo: boolean;
  /** `--profile=/folder`, STOIKA_PROFILE: instead of the user's own folder; tests and several clinics on one PC. */
  readonly profile: string | undefined;
  /** `--theme=dark`, STOIKA_THEME; otherwise as the system says. */
  readonly theme: 'system' | 'light' | 'dark';
  /** `--smoke`, STOIKA_SMOKE=1: end as soon as the login screen is painted. */
  readonly smoke: boolean;
}

export function launchOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Launch {
  const valueOf = (name: string) => argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? env[`STOIKA_${name.toUpperCase()}`];
  const flag = (name: string) => argv.includes(`--${name}`) || env[`STOIKA_${name.toUpperCase()}`] === '1';
  const theme = valueOf('theme');
  return {
    demo: flag('demo'),
    profile: valueOf('profile') || undefined,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    smoke: flag('smoke'),
  };
}

/** The link a start was given: the system adds it to the command line. */
export const linkIn = (argv: readonly string[]): string | undefined => argv.slice(1).find(isDialLink);
