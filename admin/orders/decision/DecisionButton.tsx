import { Box, Button } from '@mui/material';
import { type Command, commandDefinition, commandWords } from '../../../domain/command.ts';
import type { OrderKind } from '../../../domain/contract/order.ts';
import { useLocalized } from '../../words/useLocalized.ts';

interface Props {
  command: Command;
  kind: OrderKind;
  shortcut: string | undefined;
  disabled: boolean;
  onClick: () => void;
}

export function DecisionButton({ command, kind, shortcut, disabled, onClick }: Props) {
  const localized = useLocalized();
  const definition = commandDefinition(command);
  return (
    <Button
      variant={definition.tone === 'primary' ? 'contained' : 'outlined'}
      color={definition.tone === 'danger' ? 'error' : 'primary'}
      disabled={disabled}
      onClick={onClick}
      aria-keyshortcuts={shortcut}
      sx={command === 'cancel' ? { ml: 'auto' } : {}}
    >
      {localized(commandWords(command, kind))}
      {shortcut && (
        <Box
          component="kbd"
          aria-hidden
          sx={{ display: { xs: 'none', md: 'inline' }, ml: 1, opacity: 0.75, fontSize: '0.8em' }}
        >
          {shortcut}
        </Box>
      )}
    </Button>
  );
}
