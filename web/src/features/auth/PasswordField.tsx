import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';

const Eye = ({ reveal }: { reveal: boolean }) => <Icon name={reveal ? 'view--off' : 'view'} />;

/** A password with its eye. */
export function PasswordField(props: PasswordInputProps) {
  const { t } = useTranslation('auth');
  return (
    <PasswordInput
      size="lg"
      visibilityToggleIcon={Eye}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      {...props}
    />
  );
}
