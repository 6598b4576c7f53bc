import Alert from '@mui/material/Alert';
import Paper from '@mui/material/Paper';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Navigate, useSearchParams } from 'react-router';
import { Title } from '../parts/Title.tsx';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';
import { RegisterEnterprise } from './RegisterEnterprise.tsx';
import { RegisterIndividual } from './RegisterIndividual.tsx';
import { RegisterInstitution } from './RegisterInstitution.tsx';

const KINDS = ['enterprise', 'individual', 'institution'] as const;
const FORMS = { enterprise: RegisterEnterprise, individual: RegisterIndividual, institution: RegisterInstitution };

/** 用户注册: first the kind of user, then the fields that the manual requires (§2.2). */
export function Register() {
  const t = useT();
  const { me } = useSession();
  const [parameters, setParameters] = useSearchParams();
  const kind = KINDS.find((name) => name === parameters.get('kind')) ?? 'enterprise';
  const Form = FORMS[kind];
  if (me) return <Navigate to="/my" replace />;
  return (
    <>
      <Title text={t('register.title')} lead={t(`register.leads.${kind}`)} />
      <Paper sx={{ p: 2.5, maxWidth: 820 }}>
        <Tabs
          value={kind}
          onChange={(_, value: string) => setParameters({ kind: value }, { replace: true })}
          aria-label={t('register.kind')}
          sx={{ mb: 2 }}
        >
          {KINDS.map((name) => (
            <Tab key={name} value={name} label={t(`register.kinds.${name}`)} />
          ))}
        </Tabs>
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('required')}
        </Alert>
        <Form />
      </Paper>
    </>
  );
}
