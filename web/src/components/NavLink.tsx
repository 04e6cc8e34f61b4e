import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to a path that the navigation model names. */
export function NavLink({
  to,
  className,
  label,
  current = false,
  children,
  onClick,
}: {
  to: string;
  className?: string | undefined;
  label?: string;
  current?: boolean;
  children: ReactNode;
  onClick?: () => void;
}) {
  return (
    <Link
      to={to}
      className={className}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      data-current={current || undefined}
      onClick={onClick}
    >
      {children}
    </Link>
  );
}
