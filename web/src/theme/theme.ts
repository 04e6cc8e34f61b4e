import {
  Button,
  Combobox,
  createTheme,
  Drawer,
  Input,
  InputWrapper,
  localStorageColorSchemeManager,
  Menu,
  Modal,
  Notification,
  Popover,
  SegmentedControl,
  Select,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { createElement } from 'react';
import { Icon } from '../components/Icon.js';
import inputs from './inputs.module.css';
import overlays from './overlays.module.css';
import segmented from './segmented.module.css';

/** Steps of the action blue; components read the tokens, Mantine's own parts fall back to these. */
const blue: MantineColorsTuple = [
  '#E3ECF8',
  '#CBDCF1',
  '#A3C1E6',
  '#7AA5DB',
  '#5E86BE',
  '#3A6BB0',
  '#0F4A97',
  '#0B3974',
  '#092F60',
  '#07254C',
];

/** Where the reader's choice of light, dark or automatic is kept; boot.js reads the same key. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'ga-color-scheme' });

const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const danger = color === 'red';
  const fg = danger ? 'var(--ga-bad)' : 'var(--ga-action)';
  const soft = danger ? 'var(--ga-bad-soft)' : 'var(--ga-action-soft)';
  switch (variant) {
    case 'filled':
      return {
        background: fg,
        hover: danger ? 'var(--ga-bad)' : 'var(--ga-action-hover)',
        color: 'var(--ga-on-action)',
        border: '1px solid transparent',
      };
    case 'light':
      return { background: soft, hover: soft, color: fg, border: '1px solid transparent' };
    case 'outline':
      return { background: 'transparent', hover: soft, color: fg, border: `1px solid ${fg}` };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: variant === 'subtle' ? soft : 'transparent',
        color: fg,
        border: '1px solid transparent',
      };
    default:
      return {
        background: 'transparent',
        hover: 'var(--ga-sunken)',
        color: danger ? fg : 'var(--ga-text)',
        border: `1px solid ${danger ? fg : 'var(--ga-line-strong)'}`,
      };
  }
};

const buttonSizes: Record<string, Record<`--button-${string}`, string>> = {
  xs: { '--button-height': '32px', '--button-padding-x': '12px', '--button-fz': '13px' },
  sm: { '--button-height': '40px', '--button-padding-x': '16px', '--button-fz': '14px' },
  lg: { '--button-height': '50px', '--button-padding-x': '20px', '--button-fz': '16px' },
};

export const theme = createTheme({
  primaryColor: 'blue',
  colors: { blue },
  variantColorResolver,
  fontFamily: 'var(--ga-font)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '22px', xl: '24px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  headings: {
    fontFamily: 'var(--ga-font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '28px', lineHeight: '34px' },
      h2: { fontSize: '17px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  shadows: { md: 'var(--ga-shadow-popover)', xl: 'var(--ga-shadow-popover)' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) => ({ root: buttonSizes[String(props.size)] ?? {} }),
    }),
    Input: Input.extend({
      classNames: { input: inputs.input },
      vars: (_theme, props) => ({
        wrapper: {
          '--input-height': props.size === 'lg' ? '46px' : '38px',
          '--input-fz': props.size === 'lg' ? '16px' : '14px',
          '--input-bd': 'var(--ga-line-strong)',
          '--input-bg': 'var(--ga-surface)',
          '--input-color': 'var(--ga-text)',
          '--input-placeholder-color': 'var(--ga-muted)',
          '--input-bd-focus': 'var(--ga-action)',
        },
      }),
    }),
    InputWrapper: InputWrapper.extend({
      classNames: { label: inputs.label, description: inputs.description, error: inputs.error },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({
      defaultProps: {
        comboboxProps: { shadow: 'md', transitionProps: { duration: 120 } },
        rightSection: createElement(Icon, { name: 'chevron--down' }),
        rightSectionPointerEvents: 'none',
      },
    }),
    SegmentedControl: SegmentedControl.extend({
      classNames: segmented,
      defaultProps: { withItemsBorders: false },
    }),
    Popover: Popover.extend({
      classNames: { dropdown: overlays.dropdown },
      defaultProps: { shadow: 'md', transitionProps: { transition: 'fade', duration: 120 } },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { transitionProps: { transition: 'fade', duration: 120 } },
    }),
    Combobox: Combobox.extend({
      classNames: { dropdown: overlays.dropdown, option: overlays.option },
    }),
    Menu: Menu.extend({ classNames: { dropdown: overlays.dropdown, item: overlays.item } }),
    Drawer: Drawer.extend({
      classNames: {
        content: overlays.drawer,
        header: overlays.head,
        title: overlays.title,
        body: overlays.body,
      },
    }),
    Notification: Notification.extend({ classNames: { root: overlays.notice } }),
    Modal: Modal.extend({
      classNames: { content: overlays.window, header: overlays.head, body: overlays.body },
      defaultProps: {
        radius: 'lg',
        centered: true,
        transitionProps: { transition: 'fade', duration: 120 },
        overlayProps: { backgroundOpacity: 0.5 },
      },
    }),
  },
});

/** Points the variables that Mantine's own style sheets read at the tokens. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--ga-canvas)',
    '--mantine-color-text': 'var(--ga-text)',
    '--mantine-color-bright': 'var(--ga-text)',
    '--mantine-color-dimmed': 'var(--ga-muted)',
    '--mantine-color-placeholder': 'var(--ga-muted)',
    '--mantine-color-error': 'var(--ga-bad)',
    '--mantine-color-anchor': 'var(--ga-action)',
    '--mantine-color-default': 'var(--ga-surface)',
    '--mantine-color-default-hover': 'var(--ga-sunken)',
    '--mantine-color-default-color': 'var(--ga-text)',
    '--mantine-color-default-border': 'var(--ga-line)',
    '--mantine-color-blue-filled': 'var(--ga-action)',
    '--mantine-color-blue-filled-hover': 'var(--ga-action-hover)',
    '--mantine-color-blue-light': 'var(--ga-action-soft)',
    '--mantine-color-blue-light-hover': 'var(--ga-action-soft)',
    '--mantine-color-blue-light-color': 'var(--ga-action)',
    '--mantine-color-blue-outline': 'var(--ga-action)',
    '--mantine-primary-color-filled': 'var(--ga-action)',
    '--mantine-primary-color-contrast': 'var(--ga-on-action)',
  };
  return { variables: {}, light: shared, dark: shared };
};
