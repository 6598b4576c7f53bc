import InstitutionIcon from '@mui/icons-material/AccountBalanceOutlined';
import AssignmentIcon from '@mui/icons-material/AssignmentOutlined';
import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import HelpIcon from '@mui/icons-material/HelpOutlineOutlined';
import CatalogueIcon from '@mui/icons-material/ListAltOutlined';
import SearchIcon from '@mui/icons-material/ManageSearchOutlined';
import InstrumentIcon from '@mui/icons-material/SpeedOutlined';
import EvaluationIcon from '@mui/icons-material/StarOutlined';
import VerifyIcon from '@mui/icons-material/VerifiedUserOutlined';
import CertificateIcon from '@mui/icons-material/WorkspacePremiumOutlined';
import Box from '@mui/material/Box';
import { Title } from '../parts/Title.tsx';
import { useSession } from '../session/index.tsx';
import { useWords } from '../words/index.tsx';
import { EntryCard } from './EntryCard.tsx';
import { Procedure } from './Procedure.tsx';

/** What can be done here, each one click away, and how an application goes. */
export function Home() {
  const { home } = useWords();
  const { me } = useSession();
  return (
    <>
      <Title text={home.title} lead={home.lead} />
      <Box
        component="nav"
        aria-label={home.entries}
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: 'repeat(3, 1fr)' } }}
      >
        <EntryCard icon={AssignmentIcon} words={home.cards.order} to={me ? '/my/orders/new' : '/sign-in'} />
        <EntryCard icon={SearchIcon} words={home.cards.progress} to="/lookup" />
        <EntryCard icon={CertificateIcon} words={home.cards.certificate} to="/lookup" />
        <EntryCard icon={CampaignIcon} words={home.cards.notices} to="/notices" />
        <EntryCard icon={HelpIcon} words={home.cards.guides} to="/guides" />
        <EntryCard icon={EvaluationIcon} words={home.cards.evaluations} to="/evaluations" />
        <EntryCard icon={VerifyIcon} words={home.cards.verify} to="/verify" />
        <EntryCard icon={InstrumentIcon} words={home.cards.instruments} to="/queries/instruments" />
        <EntryCard icon={InstitutionIcon} words={home.cards.institutions} to="/queries/institutions" />
        <EntryCard icon={CatalogueIcon} words={home.cards.catalogue} to="/queries/catalogue" />
      </Box>
      <Procedure />
    </>
  );
}
