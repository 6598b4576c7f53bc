import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Rating from '@mui/material/Rating';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { EVALUATION_STATES, EvaluationInput, type EvaluationStanding } from '../../domain/contract/evaluation.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useLanguage } from '../words/index.tsx';
import { Stars } from './Stars.tsx';

/** 服务评价 of a completed order (requirement A7): asked for once, displayed afterwards. */
export function OrderEvaluation({ orderId }: { orderId: string }) {
  const key = ['evaluation', orderId];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => call('evaluationOfOrder', { params: { orderId } }),
  });
  const cache = useQueryClient();
  if (error) return <Fault error={error} />;
  if (!data || !(data.mayEvaluate || data.evaluation)) return null;
  return (
    <EvaluationForm
      key={data.evaluation?.createdAt ?? 'new'}
      orderId={orderId}
      standing={data}
      onDone={(standing) => cache.setQueryData(key, standing)}
    />
  );
}

interface EvaluationFormProps {
  readonly orderId: string;
  readonly standing: EvaluationStanding;
  readonly onDone: (standing: EvaluationStanding) => void;
}

function EvaluationForm({ orderId, standing: { mayEvaluate, evaluation }, onDone }: EvaluationFormProps) {
  const { t, language } = useLanguage();
  const notify = useNotify();
  const id = useId();

  const form = useContractForm(EvaluationInput, { rating: evaluation?.rating, comment: evaluation?.comment ?? '' });
  const send = () =>
    form.submit(async (body) => {
      onDone(await call('evaluateOrder', { params: { orderId }, body }));
      notify(t('evaluations.thanks'));
    });
  return (
    <Paper sx={{ p: 2 }} component="section" aria-labelledby={id}>
      <Typography id={id} variant="h2" gutterBottom>
        {t('evaluations.heading')}
      </Typography>
      {!mayEvaluate && evaluation && (
        <Stack spacing={1}>
          <Stars rating={evaluation.rating} />
          <Typography>{evaluation.comment}</Typography>
          <Typography color="text.secondary">{EVALUATION_STATES[evaluation.state][language]}</Typography>
          {evaluation.reply && <Alert severity="info">{`${t('common.replyOfCentre')}：${evaluation.reply}`}</Alert>}
        </Stack>
      )}
      {mayEvaluate && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Fault error={form.error} />
          <Stack spacing={1.5} sx={{ maxWidth: 560 }}>
            <div>
              <Rating
                name="rating"
                size="large"
                value={typeof form.values.rating === 'number' ? form.values.rating : null}
                onChange={(_, value) => form.change('rating', value ?? undefined)}
                getLabelText={(count) => t('common.stars', { count })}
              />
              {form.fault('rating') && (
                <Typography color="error" variant="body2">
                  {form.fault('rating')}
                </Typography>
              )}
            </div>
            <Field
              form={form}
              name="comment"
              label={t('evaluations.comment')}
              hint={t('evaluations.hint')}
              multiline
              minRows={2}
            />
            <Button type="submit" variant="contained" loading={form.busy} sx={{ alignSelf: 'start' }}>
              {evaluation ? t('evaluations.change') : t('evaluations.submit')}
            </Button>
          </Stack>
        </form>
      )}
    </Paper>
  );
}
