import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldMessage } from '../../components/FieldMessage.js';
import { PasswordField } from './PasswordField.js';
import { passwordLength } from './passwords.js';

/** A new password in a form with a field `password`. */
export function NewPassword() {
  const { t } = useTranslation('auth');
  const { register, formState } = useFormContext<{ password: string }>();
  const message = formState.errors.password?.message;
  return (
    <PasswordField
      autoComplete="new-password"
      dir="ltr"
      label={t('newPassword')}
      description={t('passwordRule', { count: passwordLength })}
      error={message && <FieldMessage>{message}</FieldMessage>}
      {...register('password', {
        minLength: {
          value: passwordLength,
          message: t('passwordShort', { count: passwordLength }),
        },
        required: t('passwordMissing'),
      })}
    />
  );
}
