import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call, saveFile } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useReference } from '../parts/useReference.ts';
import { useWords } from '../words/index.tsx';
import { FileChoice } from './FileChoice.tsx';

/** Imports a workbook as a whole, or names every faulty row and column (requirement B9). */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { instruments: said } = words;
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: (chosen: File) => call('importInstruments', { file: chosen, fileName: chosen.name }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['instruments'] }),
  });
  const limit = useReference().data?.limits.uploadMegabytes;
  const faults = error instanceof ApiProblem ? error.fields : [];
  return (
    <Dialog open onClose={isPending ? undefined : onClose} fullWidth maxWidth="md" aria-labelledby="import-title">
      <DialogTitle id="import-title">{said.importTitle}</DialogTitle>
      <DialogContent>
        <Typography gutterBottom>
          {said.importLead} {limit && said.uploadLimit(limit)}
        </Typography>
        <Stack direction="row" useFlexGap spacing={1} sx={{ my: 2, flexWrap: 'wrap', alignItems: 'center' }}>
          <Button onClick={async () => saveFile(await call('importTemplate'), '计量器具导入模板.xlsx')}>
            {said.template}
          </Button>
          <FileChoice
            label={said.choose}
            onChoose={(chosen) => {
              setFile(chosen);
              reset();
            }}
          />
          <Typography color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
            {file?.name}
          </Typography>
        </Stack>
        {faults.length === 0 && <Fault error={error} />}
        {data && <Alert severity="success">{said.imported(data.imported)}</Alert>}
        {data?.remarks.map((remark) => (
          <Alert key={remark} severity="info" sx={{ mt: 1 }}>
            {remark}
          </Alert>
        ))}
        {faults.length > 0 && (
          <>
            <Alert severity="error">{said.refused(faults.length)}</Alert>
            <Table size="small" aria-label={said.fault}>
              <TableHead>
                <TableRow>
                  <TableCell>{said.where}</TableCell>
                  <TableCell>{said.fault}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {faults.map(({ path, message }) => (
                  <TableRow key={`${path}-${message}`}>
                    <TableCell sx={{ whiteSpace: { sm: 'nowrap' } }}>{path}</TableCell>
                    <TableCell>{message}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={isPending}>
          {words.close}
        </Button>
        <Button
          variant="contained"
          disabled={!file || data !== undefined}
          loading={isPending}
          onClick={() => file && mutate(file)}
        >
          {said.start}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
