import { Box, Button } from '@mui/material';
import { type Command, commandDefinition } from '../../../domain/command.ts';
import { useTerm } from '../../words/useTerm.ts';

interface Props {
  command: Command;
  shortcut: string | undefined;
  disabled: boolean;
  onClick: () => void;
}

export function DecisionButton({ command, shortcut, disabled, onClick }: Props) {
  const term = useTerm();
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
      {term(definition)}
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
