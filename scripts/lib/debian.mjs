// Debian packages, by apt-get, only those that are missing. No installed service is started.
import { existsSync, readdirSync } from 'node:fs';
import { run, tailOf } from './child.mjs';
import { isRoot, withLock } from './places.mjs';
import { Stop, say, step } from './say.mjs';

/** Each line: names of which one must be there (Debian 13 renamed some). */
export const forTheWindow = [
  ['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1'], ['libxss1'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'], ['libxtst6', 'libxtst6t64'], ['xvfb'], ['xauth'], ['util-linux'],
  ['fonts-dejavu-core', 'fonts-noto-core'],
];
/** The trials of power cuts and failing disks (tests/faults) watch and disturb system calls. */
export const forTheFaults = [['strace']];
export const forTheBench = [['kamailio'], ['kamailio-websocket-modules'], ['kamailio-presence-modules'], ['sip-tester'], ['baresip-core'], ['rtpengine-daemon']];

// A fresh exchange must not start by itself, neither now nor at the next boot of the PC.
const install = `
set -e
export DEBIAN_FRONTEND=noninteractive
if [ ! -e /usr/sbin/policy-rc.d ]; then
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
fi
apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
for name in "$@"; do
  case "$name" in kamailio|rtpengine-daemon) systemctl disable --quiet "$name" >/dev/null 2>&1 || true;; esac
done`;

async function missing(groups) {
  const names = groups.flat();
  const { output } = await run('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\\n', ...names], { timeoutMs: 30_000 });
  const installed = new Set(output.split('\n').map((line) => line.split(' ')).filter(([, status]) => status === 'installed').map(([name]) => name));
  return groups.filter((group) => !group.some((name) => installed.has(name)));
}

/** Of several names of one library, the one this Debian knows. */
async function choose(groups) {
  const { output } = await run('apt-cache', ['policy', ...groups.flat()], { timeoutMs: 60_000, env: { ...process.env, LC_ALL: 'C' } });
  const known = new Set([...output.matchAll(/^(\S+):\n(?:.*\n)?\s+Candidate: (?!\(none\))/gm)].map((match) => match[1]));
  return groups.map((group) => group.find((name) => known.has(name)) ?? group[0]);
}

export async function ensureDebian(groups, why) {
  if (process.platform !== 'linux') return;
  if (!existsSync('/usr/bin/apt-get')) {
    say(`-> This is not Debian: see to it yourself that ${why} has ${groups.map((group) => group[0]).join(', ')}`);
    return;
  }
  if ((await missing(groups)).length === 0) {
    say(`-> Debian packages for ${why}: all there`);
    return;
  }
  const asRoot = (args, timeoutMs) => (isRoot ? run(args[0], args.slice(1), { timeoutMs }) : run('sudo', ['-n', '--', ...args], { timeoutMs }));
  await withLock('debian', async () => {
    const groupsMissing = await missing(groups);
    if (groupsMissing.length === 0) return;
    const firstNames = groupsMissing.map((group) => group[0]).join(' ');
    if (!isRoot && (await asRoot(['true'], 10_000)).code !== 0) {
      throw new Stop(`Debian packages are missing and only an administrator may install them. Ask for: sudo apt-get install ${firstNames}`);
    }
    const update = () => step('Debian packages: reading the list of the mirror', () => asRoot(['apt-get', 'update', '-q'], 300_000));
    const lists = existsSync('/var/lib/apt/lists') ? readdirSync('/var/lib/apt/lists') : [];
    const fresh = lists.some((name) => name.includes('_Packages'));
    if (!fresh) await update();
    const attempt = async () => {
      const names = await choose(groupsMissing);
      return step(`Debian packages for ${why}: installing ${names.join(' ')}`, () => asRoot(['sh', '-c', install, 'install', ...names], 900_000));
    };
    let result = await attempt();
    if (result.code !== 0 && fresh) {
      await update(); // an old list names versions that the mirror no longer has
      result = await attempt();
    }
    const still = await missing(groupsMissing);
    if (still.length > 0) throw new Stop(`apt-get could not install ${still.map((group) => group[0]).join(', ')}; it said:\n${tailOf(result.output)}`);
  });
}
