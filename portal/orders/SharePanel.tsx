import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { COMMANDS, type Command, commandWords } from '../../domain/command.ts';
import type { Order } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { customerWords, DELIVERY_MODES } from '../../domain/stage.ts';
import { Progress } from '../parts/Progress.tsx';
import { StageChip } from '../parts/StageChip.tsx';
import { useLanguage } from '../words/index.tsx';
import { formFor } from './forms.ts';
import { ItemTable } from './ItemTable.tsx';
import { VisitPanel } from './visit/VisitPanel.tsx';

interface SharePanelProps {
  readonly order: Order;
  readonly share: Share;
  readonly onChanged: () => void;
}

/** One share of an order: its progress, the notes on it, and the customer's possible commands. */
export function SharePanel({ order, share, onChanged }: SharePanelProps) {
  const { t, language } = useLanguage();
  const [opened, setOpened] = useState<Command | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isMandatory = order.kind === 'mandatory';
  const title = isMandatory
    ? `${share.institutionName} · ${DELIVERY_MODES[share.deliveryMode][language]}`
    : DELIVERY_MODES[share.deliveryMode][language];
  // Two shares of one institution may be in two stages.
  const named = `${title} · ${customerWords(share.stage, language, order.kind)}`;
  const items = order.items.filter((item) => item.shareId === share.id);
  const active = items.filter(({ state }) => state === 'active');
  const canCancel = isMandatory && share.commands.includes('cancel') && active.length > 1;
  const Form = opened && formFor(opened);
  const close = () => {
    setOpened(null);
    setChosen(new Set());
    onChanged();
  };
  return (
    <Paper sx={{ p: 2 }} component="section" aria-label={named}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h2">
          {title} · {t('orders.instruments')} {active.length}
        </Typography>
        <StageChip stage={share.stage} kind={order.kind} />
        {share.predecessorId && (
          <Typography variant="body2" color="text.secondary">
            {t('orders.movedFrom')}
          </Typography>
        )}
      </Stack>
      {share.stage === 'rejected' && share.notes && (
        <Alert severity="error" sx={{ mt: 1.5 }}>
          {isMandatory ? t('common.notes') : t('orders.notes')}：{share.notes}
        </Alert>
      )}
      {share.visit && <VisitPanel share={share} visit={share.visit} onDone={onChanged} />}
      <Progress stage={share.stage} deliveryMode={share.deliveryMode} kind={order.kind} />
      <ItemTable
        title={named}
        order={order}
        share={share}
        items={items}
        chosen={canCancel ? chosen : null}
        onChoose={setChosen}
      />
      <Stack direction="row" useFlexGap spacing={1} sx={{ mt: 1.5, flexWrap: 'wrap' }}>
        {share.commands
          .filter((name) => formFor(name) !== null)
          .map((name) => (
            <Button
              key={name}
              variant={COMMANDS[name].tone === 'primary' ? 'contained' : 'outlined'}
              color={COMMANDS[name].tone === 'danger' ? 'error' : 'primary'}
              onClick={() => setOpened(name)}
            >
              {name === 'cancel' && chosen.size > 0
                ? t('bookings.cancelChosen', { count: chosen.size })
                : commandWords(name, order.kind)[language]}
            </Button>
          ))}
      </Stack>
      {Form && (
        <Form
          order={order}
          share={share}
          itemIds={chosen.size > 0 ? [...chosen] : null}
          onClose={close}
          onDone={onChanged}
        />
      )}
    </Paper>
  );
}
