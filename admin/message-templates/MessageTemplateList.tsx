import { Chip, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  BooleanInput,
  Datagrid,
  FunctionField,
  List,
  SearchInput,
  SelectInput,
  SimpleList,
  useTranslate,
} from 'react-admin';
import type { MessageTemplate } from '../../domain/contract/message-template.ts';
import { render, smsTemplateOf, template } from '../../domain/message-template.ts';
import { PLACES } from '../../domain/place.ts';
import { RECEIVER_NAMES, RECEIVERS } from '../../domain/receiver.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** 消息模板: the texts of all messages (requirement E6). */
export function MessageTemplateList() {
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const receiver = ({ id, to }: MessageTemplate) => (smsTemplateOf(id) ? t('template.sms') : localized(RECEIVERS[to]));
  const named = Object.fromEntries(Object.entries(PLACES).map(([place, words]) => [place, `〔${localized(words)}〕`]));
  const words = ({ title, body }: MessageTemplate) => render(title || body, named);
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.messageTemplates.fields.q')} />,
    <SelectInput
      key="to"
      source="to"
      alwaysOn
      choices={RECEIVER_NAMES.map((id) => ({ id, name: localized(RECEIVERS[id]) }))}
    />,
    <BooleanInput key="changed" source="changed" label={t('template.only_changed')} alwaysOn />,
  ];
  return (
    <>
      <PageTitle title={t('menu.templates')} />
      <List title={false} filters={filters} exporter={false} empty={false} actions={false} pagination={false}>
        {isNarrow ? (
          <SimpleList<MessageTemplate>
            rowClick="edit"
            primaryText={({ id }) => localized(template(id))}
            secondaryText={(row) => `${receiver(row)} · ${words(row)}`}
            tertiaryText={({ changed }) => (changed ? t('template.changed') : '')}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick="edit" size="small">
            <FunctionField<MessageTemplate>
              source="name"
              sortable={false}
              render={({ id }) => <RowLink to={`/messageTemplates/${id}`} text={localized(template(id))} />}
            />
            <FunctionField<MessageTemplate> source="to" sortable={false} render={receiver} />
            <FunctionField<MessageTemplate> source="title" sortable={false} render={words} />
            <FunctionField<MessageTemplate>
              source="changed"
              sortable={false}
              render={({ changed }) => changed && <Chip size="small" color="primary" label={t('template.changed')} />}
            />
          </Datagrid>
        )}
      </List>
    </>
  );
}
