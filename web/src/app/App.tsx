import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { queryClient } from '../api/query-client.js';
import { useLanguage } from '../i18n/useLanguage.js';
import { colorSchemeManager, cssVariablesResolver, theme } from '../theme/theme.js';
import { styleNonce } from './nonce.js';
import { router } from './router.js';

/** Monday first, as on the Assembly's calendar. */
const firstDayOfWeek = 1;

/** Tells Mantine when the language turns the page around, without building the page anew. */
function DirectionOfLanguage() {
  const { dir } = useLanguage();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(dir), [dir, setDirection]);
  return null;
}

export function App() {
  const { language, dir } = useLanguage();
  return (
    <DirectionProvider initialDirection={dir} detectDirection={false}>
      <DirectionOfLanguage />
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <DatesProvider settings={{ locale: language, firstDayOfWeek }}>
          <QueryClientProvider client={queryClient}>
            <Notifications position="bottom-right" />
            <Suspense fallback={null}>
              <RouterProvider router={router} />
            </Suspense>
          </QueryClientProvider>
        </DatesProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
