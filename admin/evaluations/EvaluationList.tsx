import { Box, Rating, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  Datagrid,
  FunctionField,
  List,
  SearchInput,
  SelectInput,
  SimpleList,
  TextField,
  TopToolbar,
  useTranslate,
} from 'react-admin';
import { EVALUATION_STATE_NAMES, EVALUATION_STATES, type Evaluation } from '../../domain/contract/evaluation.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { ModerateButton } from './ModerateButton.tsx';

/** 服务评价 for supervisors (requirement A7): those that wait for review come first. */
export function EvaluationList() {
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const choices = EVALUATION_STATE_NAMES.map((id) => ({ id, name: localized(EVALUATION_STATES[id]) }));
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.evaluations.fields.q')} />,
    <SelectInput key="state" source="state" alwaysOn choices={choices} />,
  ];
  return (
    <>
      <PageTitle title={t('menu.evaluations')} />
      <List
        title={false}
        filters={filters}
        sort={{ field: 'id', order: 'ASC' }}
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
          <SimpleList<Evaluation>
            rowClick={false}
            primaryText={(row) => `${'★'.repeat(row.rating)} ${row.comment}`}
            secondaryText={(row) =>
              `${row.orderNumber} · ${row.enterpriseName} · ${localized(EVALUATION_STATES[row.state])}`
            }
            rightIcon={(row) => <ModerateButton evaluation={row} />}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick={false}>
            <FunctionField<Evaluation>
              source="rating"
              render={({ rating }) => (
                <Rating readOnly size="small" value={rating} getLabelText={(count) => t('common.stars', { count })} />
              )}
            />
            <FunctionField<Evaluation>
              source="comment"
              sortable={false}
              render={({ comment, reply }) => (
                <Box sx={{ maxWidth: 420, overflowWrap: 'anywhere' }}>
                  {comment}
                  {reply && (
                    <Typography variant="body2" color="text.secondary">
                      {t('evaluation.replied', { reply })}
                    </Typography>
                  )}
                </Box>
              )}
            />
            <TextField source="orderNumber" />
            <TextField source="enterpriseName" sortable={false} />
            <FunctionField<Evaluation> source="createdAt" render={({ createdAt }) => <Timestamp at={createdAt} />} />
            <FunctionField<Evaluation>
              source="state"
              render={({ state, moderatedBy }) =>
                [localized(EVALUATION_STATES[state]), moderatedBy].filter(Boolean).join(' · ')
              }
            />
            <FunctionField<Evaluation>
              label={t('evaluation.moderate')}
              sortable={false}
              render={(row) => <ModerateButton evaluation={row} />}
            />
          </Datagrid>
        )}
      </List>
    </>
  );
}
