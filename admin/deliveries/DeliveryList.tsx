import { useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  Datagrid,
  FunctionField,
  List,
  NumberField,
  SearchInput,
  SelectInput,
  SimpleList,
  TextField,
  TopToolbar,
  useTranslate,
} from 'react-admin';
import { CHANNELS } from '../../domain/channel.ts';
import { DELIVERY_STATES, type Delivery } from '../../domain/contract/delivery.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { DeliveryState } from './DeliveryState.tsx';
import { SendAgainButton } from './SendAgainButton.tsx';

/** 发送记录: messages that are sent or only stored, and the result (requirement A13). */
export function DeliveryList() {
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const choices = (terms: Record<string, { zh: string; en: string }>) =>
    Object.entries(terms).map(([id, words]) => ({ id, name: localized(words) }));
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.deliveries.fields.q')} />,
    <SelectInput key="state" source="state" choices={choices(DELIVERY_STATES)} alwaysOn />,
    <SelectInput key="channel" source="channel" choices={choices(CHANNELS)} alwaysOn />,
  ];
  return (
    <>
      <PageTitle title={t('menu.deliveries')} />
      <List
        title={false}
        filters={filters}
        sort={{ field: 'createdAt', order: 'DESC' }}
        perPage={25}
        exporter={false}
        empty={false}
        actions={
          <TopToolbar>
            <ExportButton />
          </TopToolbar>
        }
      >
        {isNarrow ? (
          <SimpleList<Delivery>
            rowClick={false}
            primaryText={(row) => `${localized(CHANNELS[row.channel])} ${row.address}`}
            secondaryText={(row) => row.text ?? row.title}
            tertiaryText={(row) => (
              <>
                <DeliveryState delivery={row} /> <SendAgainButton delivery={row} />
              </>
            )}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick={false}>
            <FunctionField<Delivery> source="createdAt" render={(row) => <Timestamp at={row.createdAt} />} />
            <FunctionField<Delivery> source="channel" render={(row) => localized(CHANNELS[row.channel])} />
            <TextField source="address" sortable={false} />
            <TextField source="title" sortable={false} />
            <TextField source="text" sortable={false} emptyText={t('delivery.not_kept')} />
            <FunctionField<Delivery> source="state" render={(row) => <DeliveryState delivery={row} />} />
            <NumberField source="attempts" />
            <TextField source="lastError" sortable={false} emptyText="" />
            <FunctionField<Delivery> label="" sortable={false} render={(row) => <SendAgainButton delivery={row} />} />
          </Datagrid>
        )}
      </List>
    </>
  );
}
