import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { LANGUAGES, sayError, t, type Language } from '../texts/t';
import { chooseLanguage, useLanguage } from './language';

const choices = Object.entries(LANGUAGES) as [Language, string][];

const choose = (language: Language): Promise<void> =>
  chooseLanguage(language).catch(
    (error: unknown) =>
      void notifications.show({
        color: 'error',
        title: t('shell.languageNotLoaded'),
        message: sayError(error),
      }),
  );

/** The languages by their own names; stored in this browser. */
export function LanguageMenu() {
  const current = useLanguage((state) => state.language);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className="language"
          aria-label={t('shell.language', { language: LANGUAGES[current] })}
        >
          <IconLanguage size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(([language, name]) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={language === current ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => void choose(language)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
