import './styles';
import { Anchor, AppShell, Container, MantineProvider, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { Link, Redirect, Router, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { t } from '../texts/t';
import { ColorSchemeMenu } from './components/ColorSchemeMenu';
import { PageFrame } from './components/PageFrame';
import { PageHeading } from './components/PageHeading';
import { Part } from './components/Part';
import { Rich } from './components/Rich';
import { useTitleNote } from './components/pageTitle';
import { useStrayDrops } from './components/useStrayDrops';
import { useLanguage } from './language';
import { LanguageMenu } from './LanguageMenu';
import { movedPaths, pageAt } from './pages';
import { SoleTab } from './SoleTab';
import { Steps } from './Steps';
import { theme, themeVariables } from './theme';

// Storage and the training session load after the first paint, so that the app appears sooner.
const TrainingIndicator = () => import('./TrainingIndicator');
const TrainingNotices = () => import('./TrainingNotices');
const ImportNotices = () => import('./ImportNotices');
const StoredNotices = () => import('./StoredNotices');
const BrowserNotices = () => import('./BrowserNotices');
const ProjectDialogs = () => import('./project/ProjectDialogs');
const VersionNotices = () => import('./VersionNotices');
const DemoBar = () => import('./demo/DemoBar');
const InterruptedRuns = () => import('./InterruptedRuns');

function Header() {
  return (
    <AppShell.Header className="header">
      <Link href="/" className="mark">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={28} height={28} />
        <Title order={1} size="h5">
          Mask Studio
        </Title>
      </Link>
      <Steps />
      <Part load={TrainingIndicator} />
      <Part load={TrainingNotices} />
      <Part load={ImportNotices} />
      <Part load={StoredNotices} />
      <Part load={BrowserNotices} />
      <Part load={VersionNotices} />
      <LanguageMenu />
      <ColorSchemeMenu />
    </AppShell.Header>
  );
}

/** A component of its own: the note changes with each percent of training, and the page need not be rendered for it. */
function DocumentTitle({ page }: { page: string }) {
  const note = useTitleNote((state) => state.note);
  useDocumentTitle(`${note ?? page} · Mask Studio`);
  return null;
}

/** The page at the current address. Navigation to another moves the focus into it and sets the title. */
function CurrentPage() {
  const [location] = useLocation();
  const page = pageAt(location);
  const label = page && t(page.label);
  const main = useRef<HTMLElement>(null);
  const previous = useRef(location);
  // The dataset page accepts files dropped anywhere on it, and shows that itself.
  useStrayDrops(location === '/' ? null : t('shell.dropElsewhere'));
  useEffect(() => {
    if (previous.current === location) return;
    previous.current = location;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location]);
  const moved = movedPaths[location];
  if (moved) return <Redirect to={moved} replace />;
  return (
    <AppShell.Main id="page" ref={main} tabIndex={-1} aria-label={label} className="page">
      <DocumentTitle page={label ?? t('shell.notFoundTitle')} />
      <Container size="xl" px={0}>
        <Part load={ProjectDialogs} />
        <Part load={DemoBar} />
        <Part load={InterruptedRuns} />
        {page ? (
          <SoleTab>
            <PageFrame key={page.path} label={t(page.label)} load={page.load} />
          </SoleTab>
        ) : (
          <PageHeading title={t('shell.notFoundTitle')}>
            <Rich text="shell.notFound" parts={{ a: <Anchor component={Link} href="/" /> }} />
          </PageHeading>
        )}
      </Container>
    </AppShell.Main>
  );
}

/** The app: header, pages, notifications. Another language draws it anew. */
export function Studio() {
  const language = useLanguage((state) => state.language);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
      <ModalsProvider key={language}>
        {/* Mantine's 200 px cut off the title and the end of a long one. */}
        <Notifications position="bottom-right" notificationMaxHeight="calc(100dvh - 9rem)" />
        <Router hook={useHashLocation}>
          <button
            type="button"
            className="skip"
            onClick={() => document.getElementById('page')?.focus()}
          >
            {t('shell.skip')}
          </button>
          <AppShell header={{ height: { base: 104, md: 60 } }} padding={{ base: 'sm', sm: 'lg' }}>
            <Header />
            <CurrentPage />
          </AppShell>
        </Router>
      </ModalsProvider>
    </MantineProvider>
  );
}
