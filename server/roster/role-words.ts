/**
 * Owns which words of campus systems name which role of a course.
 */
import { ROLES, type Role } from '../kernel/actor.ts';
import { bareWord } from '../kernel/text/person-columns.ts';

/** As bareWord makes them: "Dozent/-in", "Dozent:in" and "DozentIn" are one word. Of Moodle, Canvas, Gradescope, Stud.IP, ILIAS, OLAT. */
const WORDS: Readonly<Record<Role, string>> = {
  student: `student studentin studentinnen students studierende studierender studi learner teilnehmer teilnehmerin teilnehmende
    teilnehmender participant member mitglied kursmitglied autor autorin leser leserin horer horerin gasthorer gasthorerin`,
  grader: `grader tutor tutorin tutorinnen tutoren kurstutor kurstutorin ta teachingassistant hiwi hilfskraft studentischehilfskraft
    wissenschaftlichehilfskraft noneditingteacher trainerinohnebearbeitungsrecht assistant assistent assistentin korrektor korrektorin
    ubungsleiter ubungsleiterin ubungsleitung coursetutor`,
  instructor: `instructor teacher editingteacher lecturer professor professorin prof dozent dozentin dozentinnen dozenten dozierende
    dozierender lehrende lehrender lehrer lehrerin lehrperson lehrkraft lehrbeauftragter lehrbeauftragte trainer trainerin kursleiter
    kursleiterin kursleitung kursadministrator kursadministratorin courseadministrator owner besitzer besitzerin`,
};
const ROLE_OF = new Map(ROLES.flatMap((role) => WORDS[role].split(/\s+/).map((word) => [word, role] as const)));

/** The role that a cell names; undefined for any other text. */
export const roleNamed = (cell: string): Role | undefined => ROLE_OF.get(bareWord(cell));
