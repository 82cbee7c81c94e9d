/**
 * Loaded before the program under test (`-r`): nothing is ready until Playwright is attached and says the word below.
 * Attaching while the first windows are being made may leave its handshake without an answer for ever.
 */
const { app } = require('electron');

const ready = app.whenReady();
const attached = new Promise((done) => { globalThis.__playwright_run = done; });
const both = Promise.all([ready, attached]).then(() => undefined);
app.whenReady = () => both;
