import { Title } from '../parts/Title.tsx';
import { useT } from '../words/index.tsx';
import { OwnLinkSection } from './OwnLinkSection.tsx';
import { PersonData } from './PersonData.tsx';

/** 我的个人信息 of an individual (manual §2.5). */
export function Person() {
  const t = useT();
  return (
    <>
      <Title text={t('person.title')} />
      <PersonData />
      <OwnLinkSection />
    </>
  );
}
