import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource-variable/inter/index.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { setNonce } from 'get-nonce';
import { App } from './App.tsx';
import { startI18n } from './i18n.ts';
import { createQueryClient } from './query-client.ts';
import { joinDesk } from '../ipc/events.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content ?? '';
// dialogs lock the page's scrolling with a <style> of their own, which needs the permission of this start, too
setNonce(nonce);
startI18n('ru');

const queries = createQueryClient();
joinDesk(window.stoika, queries);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App queries={queries} nonce={nonce} />);
