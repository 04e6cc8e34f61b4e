import { createElement, type ReactNode } from 'react';
import { icons, largeIcons, mirroredIcons, type IconName, type LargeIconName } from './icons.js';

interface Node {
  elem: string;
  attrs: Record<string, string | number>;
  content?: Node[];
}

const attributeNames: Record<string, string> = {
  'fill-rule': 'fillRule',
  'clip-rule': 'clipRule',
  'stroke-width': 'strokeWidth',
  'stroke-linejoin': 'strokeLinejoin',
  class: 'className',
};

/** Carbon's transparent inner paths (their hook for a second colour) are left out. */
function draw(node: Node, index: number): ReactNode {
  if (node.attrs['data-icon-path'] !== undefined) return null;
  const attributes: Record<string, string | number> = { key: index };
  for (const [name, value] of Object.entries(node.attrs)) {
    if (name !== 'style') attributes[attributeNames[name] ?? name] = value;
  }
  return createElement(node.elem, attributes, node.content?.map(draw));
}

function render(name: string, descriptor: Node, size: number, className?: string, label?: string) {
  return (
    <svg
      viewBox={String(descriptor.attrs['viewBox'])}
      width={size}
      height={size}
      fill="currentColor"
      className={className}
      data-mirror={mirroredIcons.has(name) || undefined}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      {descriptor.content?.map(draw)}
    </svg>
  );
}

export interface IconProps {
  name: IconName;
  /** Edge in px: 12, 14 or 16. */
  size?: number;
  className?: string;
  /** Only when no word stands beside it; otherwise the icon is decoration. */
  label?: string;
}

/** One drawing in the colour of the text around it. */
export function Icon({ name, size = 16, className, label }: IconProps) {
  return render(name, icons[name], size, className, label);
}

/** The drawing for 20 px and more. */
export function LargeIcon({
  name,
  size = 22,
  className,
  label,
}: Omit<IconProps, 'name'> & { name: LargeIconName }) {
  return render(name, largeIcons[name], size, className, label);
}
