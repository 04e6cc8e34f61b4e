import { Outlet } from '@tanstack/react-router';
import { OfflineBanner } from './OfflineBanner.js';

export function RootLayout() {
  return (
    <>
      <OfflineBanner />
      <Outlet />
    </>
  );
}
