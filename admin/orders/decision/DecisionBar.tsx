import { Alert, AlertTitle, Button, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { type Command, formOf, type Queue } from '../../../domain/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';
import { isConnectionFault, wordsOf } from '../../data/problem.ts';
import { useDoubleClickGuard } from '../../ui/useDoubleClickGuard.ts';
import { useKeys } from '../../ui/useKeys.ts';
import { useT } from '../../words/useT.ts';
import type { ClaimStanding } from '../claim/useClaim.ts';
import { useResults } from '../results/ResultsContext.ts';
import { DecisionButton } from './DecisionButton.tsx';
import { DecisionDialog, type DialogForm } from './DecisionDialog.tsx';
import { mainCommand, offeredCommands, oneByOneCommand, rejectingCommand } from './offer.ts';
import { useDecision } from './useDecision.ts';

interface Props {
  order: Order;
  share: Share;
  queue: Queue | null;
  reload: () => void;
  standing: ClaimStanding;
}

const BAR = {
  position: 'sticky',
  bottom: 0,
  zIndex: 3,
  p: 1.5,
  borderTop: 2,
  borderColor: 'primary.main',
  '&&': { mt: 'auto' },
};

/** The reader's possible decisions, always visible at the bottom of the page. */
export function DecisionBar({ order, share, queue, reload, standing }: Props) {
  const t = useT();
  const notify = useNotify();
  const results = useResults();
  const { pending, movedOn, arm, submit } = useDecision(order, share, queue, reload);
  const [open, setOpen] = useState<{ command: Command; form: DialogForm } | null>(null);
  const commands = offeredCommands(share);
  const main = mainCommand(commands);
  const rejecting = rejectingCommand(commands);

  const settled = useDoubleClickGuard();
  const ready = settled && !pending && !results.pending && !standing.isOthers;

  const choose = async (command: Command, form = formOf(command, order.kind)) => {
    if (form === null) return;
    if (form !== 'at_once' && form !== 'results') {
      arm(command);
      setOpen({ command, form });
      return;
    }
    if (form === 'results' && !(await results.completeAndSave())) return;
    const fault = await submit(command, {});
    if (fault) notify(isConnectionFault(fault) ? t('decision.unknown_outcome') : wordsOf(fault), { type: 'error' });
  };
  const press = (command: Command | undefined) => () => {
    if (command && ready) void choose(command);
  };
  const oneByOne = oneByOneCommand(commands, order, share);
  const pressOneByOne = () => void (ready && oneByOne && choose(oneByOne, 'acceptance'));
  useKeys({ a: press(main), r: press(rejecting), s: oneByOne ? pressOneByOne : undefined });

  return (
    <Paper elevation={6} sx={BAR}>
      {movedOn && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          <AlertTitle>{t('decision.moved_on')}</AlertTitle>
          {movedOn}
        </Alert>
      )}
      {standing.isOthers && commands.length > 0 && (
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
          {t('claim.blocked', { name: standing.claim?.name ?? '' })}
        </Typography>
      )}
      <Stack direction="row" role="toolbar" aria-label={t('decision.bar')} sx={{ gap: 1, flexWrap: 'wrap' }}>
        {commands.length === 0 && (
          <Typography variant="body2" color="text.secondary">
            {t('decision.nothing')}
          </Typography>
        )}
        {commands.map((command) => (
          <DecisionButton
            key={command}
            command={command}
            kind={order.kind}
            shortcut={command === main ? 'A' : command === rejecting ? 'R' : undefined}
            disabled={!ready}
            onClick={() => void choose(command)}
          />
        ))}
        {oneByOne && (
          <Button variant="outlined" disabled={!ready} aria-keyshortcuts="S" onClick={pressOneByOne}>
            {t('approve.one_by_one')}
          </Button>
        )}
      </Stack>
      {open && (
        <DecisionDialog
          key={open.command}
          {...open}
          order={order}
          share={share}
          onSubmit={(body, command = open.command) => submit(command, body)}
          onClose={() => setOpen(null)}
        />
      )}
    </Paper>
  );
}
