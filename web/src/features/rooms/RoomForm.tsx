import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useController, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { CheckboxField, NumberField, TextField } from '../../components/fields.js';
import { TimeField } from '../../components/TimeField.js';
import { EditForm } from '../office/EditForm.js';
import { plain } from '../office/plain.js';
import { roomsQuery, type Room } from '../office/queries.js';
import { Spans } from '../office/Spans.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { roomFeatures, type RoomFeature } from './Features.js';
import classes from './rooms.module.css';

interface Fields {
  name: string;
  capacity: number | '';
  zone: string;
  features: RoomFeature[];
  opens: string;
  closes: string;
  illustrative: boolean;
}

const empty: Fields = {
  name: '',
  capacity: '',
  zone: '',
  features: [],
  opens: '',
  closes: '',
  illustrative: false,
};

const toFields = ({
  name,
  capacity,
  zone,
  features,
  opens,
  closes,
  illustrative,
}: Room): Fields => ({
  name,
  capacity,
  zone: zone ?? '',
  features: roomFeatures.filter((feature) => features.includes(feature)),
  opens: opens ?? '',
  closes: closes ?? '',
  illustrative,
});

const toBody = ({ capacity, zone, opens, closes, ...fields }: Fields) => ({
  ...fields,
  capacity: Number(capacity),
  zone: zone.trim() || null,
  opens: opens.slice(0, 5) || null,
  closes: closes.slice(0, 5) || null,
});

/** One room: what it offers, when it is open, and when it is closed for once. */
export function RoomForm({
  assembly,
  room,
  onDone,
}: {
  assembly: AssemblyInfo;
  room: Room | undefined;
  onDone: () => void;
}) {
  const { t } = useTranslation(['rooms', 'common']);
  const client = useQueryClient();
  const path = { assemblyId: assembly.id };
  const roomPath = { ...path, roomId: room?.id ?? '' };
  const stale = [['rooms']];
  return (
    <>
      <EditForm<Room, Fields>
        record={room}
        defaults={empty}
        toValues={toFields}
        labels={{
          name: t('common:words.name'),
          capacity: t('seats'),
          zone: t('zone'),
          features: t('features'),
          opens: t('opens'),
          closes: t('closes'),
          illustrative: t('illustrative'),
        }}
        show={(name, value) => {
          if (name === 'features') {
            return (value as RoomFeature[]).map((feature) => t(`feature.${feature}`)).join(', ');
          }
          if (name === 'illustrative') return t(value ? 'common:words.yes' : 'common:words.no');
          return plain(value);
        }}
        reload={async (id) => {
          const rooms = await client.fetchQuery({ ...roomsQuery(assembly.id), staleTime: 0 });
          return rooms.find((candidate) => candidate.id === id);
        }}
        create={(fields, header) =>
          api.POST('/api/v1/assemblies/{assemblyId}/rooms', {
            params: { path },
            headers: header,
            body: toBody(fields),
          })
        }
        update={({ id }, fields, header) =>
          api.PATCH('/api/v1/assemblies/{assemblyId}/rooms/{roomId}', {
            params: { path: { ...path, roomId: id }, header },
            body: toBody(fields),
          })
        }
        stale={stale}
        onDone={onDone}
        submit={room ? t('common:words.save') : t('add')}
        remove={
          room && {
            label: t('remove.label'),
            question: t('remove.question', { name: room.name }),
            run: () =>
              api.DELETE('/api/v1/assemblies/{assemblyId}/rooms/{roomId}', {
                params: { path: roomPath },
              }),
          }
        }
      >
        {(control) => (
          <>
            <FormSection>
              <FormRow columns={3}>
                <TextField
                  control={control}
                  name="name"
                  label={t('common:words.name')}
                  maxLength={80}
                  data-autofocus
                  rules={{ required: t('nameMissing') }}
                />
                <NumberField
                  control={control}
                  name="capacity"
                  label={t('seats')}
                  min={2}
                  max={5000}
                  allowDecimal={false}
                  rules={{ required: t('seatsMissing') }}
                />
                <TextField control={control} name="zone" label={t('zone')} maxLength={20} />
              </FormRow>
              <FeatureChoice control={control} />
            </FormSection>
            <FormSection>
              <FormRow>
                <TimeField
                  control={control}
                  name="opens"
                  label={t('opens')}
                  description={t('opensHint', { time: assembly.dayStart })}
                />
                <TimeField
                  control={control}
                  name="closes"
                  label={t('closes')}
                  description={t('closesHint', { time: assembly.dayEnd })}
                />
              </FormRow>
              <CheckboxField control={control} name="illustrative" label={t('illustrative')} />
            </FormSection>
          </>
        )}
      </EditForm>
      {room && (
        <Spans
          assembly={assembly}
          title={t('closure.title')}
          none={t('closure.none')}
          addLabel={t('closure.add')}
          reasonLabel={t('common:words.reason')}
          spans={room.closures}
          onAdd={(body) =>
            api.POST('/api/v1/assemblies/{assemblyId}/rooms/{roomId}/closures', {
              params: { path: roomPath },
              body,
            })
          }
          onRemove={(closureId) =>
            api.DELETE('/api/v1/assemblies/{assemblyId}/rooms/{roomId}/closures/{closureId}', {
              params: { path: { ...roomPath, closureId } },
            })
          }
          stale={stale}
        />
      )}
    </>
  );
}

function FeatureChoice({ control }: { control: Control<Fields> }) {
  const { t } = useTranslation('rooms');
  const { field } = useController({ control, name: 'features' });
  return (
    <Checkbox.Group
      label={t('features')}
      value={field.value}
      onChange={(chosen) =>
        field.onChange(roomFeatures.filter((feature) => chosen.includes(feature)))
      }
    >
      <div className={classes.choice}>
        {roomFeatures.map((feature) => (
          <Checkbox key={feature} value={feature} label={t(`feature.${feature}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
