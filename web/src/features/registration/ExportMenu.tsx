import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { RegistrationSearch } from './routes.js';

/** The list as it is narrowed down, as a file for spreadsheets. */
export function ExportMenu({
  assemblyId,
  search: { status, region, need, q },
}: {
  assemblyId: string;
  search: RegistrationSearch;
}) {
  const { t } = useTranslation('registration');
  const address = (format: 'xlsx' | 'csv') => {
    const query = new URLSearchParams({ format });
    for (const [key, value] of Object.entries({ status, region, need, q })) {
      if (value !== undefined) query.set(key, value);
    }
    return `/api/v1/assemblies/${assemblyId}/delegations/export?${query}`;
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" rightSection={<Icon name="chevron--down" />}>
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={address(format)}
            download
            leftSection={<Icon name="download" />}
          >
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
