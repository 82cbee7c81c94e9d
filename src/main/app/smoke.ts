import type { WebContents } from 'electron';

/** Runs in the page: true once the login screen has been drawn, false when it never comes. A first start makes the demo clinic before. */
const loginPainted = `new Promise((done) => {
  const until = performance.now() + 90000;
  const look = () => {
    if (document.querySelector('#root [data-screen="login"]')) requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
    else if (performance.now() > until) done(false);
    else setTimeout(look, 25);
  };
  look();
})`;

/** For `npm start -- --smoke`: says on standard output whether the login screen came, and with which exit code to end. */
export async function smokeTest(contents: WebContents, say: (line: string) => void): Promise<number> {
  if (contents.isLoading()) await new Promise<void>((loaded) => { contents.once('did-finish-load', () => { loaded(); }); });
  const painted = (await contents.executeJavaScript(loginPainted)) === true;
  say(painted ? 'stoika-smoke: the login screen is painted' : 'stoika-smoke: no login screen within 90 s');
  return painted ? 0 : 1;
}
