import './theme/layers.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import 'dayjs/locale/ar';
import 'dayjs/locale/es';
import 'dayjs/locale/fr';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { startTexts } from './i18n/i18n.js';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');

await startTexts();
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
