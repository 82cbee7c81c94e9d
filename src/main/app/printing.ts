import { BrowserWindow } from 'electron';
import type { Printing } from '../kernel/printing.ts';
import { webPreferences } from './windows.ts';

/**
 * Pages are printed from a window nobody sees: no preload, no JavaScript at all, and a policy in the page that loads
 * nothing, so that whatever a patient is called stays text (QUALITY.md S1).
 */
export function createPrinting(): Printing {
  async function withPage<T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const window = new BrowserWindow({ show: false, width: 900, height: 1200, webPreferences: { ...webPreferences, javascript: false } });
    try {
      window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
      await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html, 'utf8').toString('base64')}`);
      window.webContents.on('will-navigate', (event) => { event.preventDefault(); });
      return await work(window);
    } finally {
      window.destroy();
    }
  }
  return {
    paper: (html) => withPage(html, ({ webContents }) => new Promise((done) => {
      webContents.print({ silent: false, printBackground: true }, (printed) => { done(printed); });
    })),
    pdf: (html) => withPage(html, ({ webContents }) => webContents.printToPDF({ pageSize: 'A4', printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true, preferCSSPageSize: true })),
  };
}
