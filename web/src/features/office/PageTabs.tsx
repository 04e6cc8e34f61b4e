import { useRouterState } from '@tanstack/react-router';
import { NavLink } from '../../components/NavLink.js';
import classes from './PageTabs.module.css';

export interface PageTab {
  to: string;
  label: string;
}

/** Pages that belong together, under the head of each. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} className={classes.tab} current={tab.to === pathname}>
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}
