import Paper from '@mui/material/Paper';
import Step from '@mui/material/Step';
import StepContent from '@mui/material/StepContent';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import Typography from '@mui/material/Typography';
import { Title } from '../parts/Title.tsx';
import { useWords } from '../words/index.tsx';

/** The guides, after the manual's part 4 and its questions. */
export function Guides() {
  const { guides } = useWords();
  return (
    <>
      <Title text={guides.title} />
      <Paper sx={{ p: 2.5, mb: 2 }}>
        <Typography variant="h2" gutterBottom>
          {guides.steps}
        </Typography>
        <Stepper orientation="vertical" nonLinear>
          {guides.step.map(([title, text]) => (
            <Step key={title} active expanded>
              <StepLabel>{title}</StepLabel>
              <StepContent>
                <Typography color="text.secondary">{text}</Typography>
              </StepContent>
            </Step>
          ))}
        </Stepper>
      </Paper>
      <Paper sx={{ p: 2.5 }}>
        <Typography variant="h2" gutterBottom>
          {guides.faq}
        </Typography>
        {guides.questions.map(([question, answer]) => (
          <section key={question}>
            <Typography sx={{ fontWeight: 600, mt: 1.5 }}>{question}</Typography>
            <Typography color="text.secondary">{answer}</Typography>
          </section>
        ))}
      </Paper>
    </>
  );
}
