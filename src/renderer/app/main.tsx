// in a layer of their own: our rules win whatever order the parts of the page are loaded in
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '@fontsource-variable/inter/index.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { setNonce } from 'get-nonce';
import { App } from './App.tsx';
import { startI18n } from './i18n.ts';
import { createQueryClient } from './query-client.ts';
import { joinDesk } from '../ipc/events.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// dialogs lock the page's scrolling with a <style> of their own, which needs the permission of this start, too
setNonce(nonce);
startI18n('ru');

const queries = createQueryClient();
joinDesk(window.stoika, queries);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App queries={queries} nonce={nonce} />);
