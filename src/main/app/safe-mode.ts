import { noncePlaceholder } from './csp.ts';

/**
 * Shown when the desk's page fell three times in a minute: no script at all, so nothing can fall again.
 * Main goes on: calls are written down, the link opens the desk as it was.
 */
const page = `<!doctype html>
<html lang="ru"><head><meta charset="UTF-8"><meta name="color-scheme" content="light dark"><title>Стойка: безопасный режим</title>
<style nonce="${noncePlaceholder}">
  body { font: 18px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 15vh auto; padding: 0 2rem; }
  a { display: inline-block; margin-top: 1rem; padding: .6rem 1.2rem; border: 2px solid; border-radius: .4rem; }
</style></head><body data-screen="safe-mode"><main>
<h1>Окно закрылось три раза за минуту</h1>
<p>Программа работает: звонки принимаются и записываются, введённое сохранено. Остановлен только экран.</p>
<p lang="en">The window failed three times within a minute. Calls are still being recorded.</p>
<a href="app://stoika/index.html">Открыть стойку снова</a>
</main></body></html>`;

export const safeModePage = (nonce: string): string => page.replaceAll(noncePlaceholder, nonce);
