/**
 * Owns `gradedescent exercises`: lists what can be graded.
 */
import Table from 'cli-table3';
import { Command } from 'commander';
import { loadExercises } from '../../graders/catalog/load-exercises.ts';
import { exercisesFolder } from './with-grader.ts';

export function exercisesCommand(): Command {
  return new Command('exercises')
    .description('list the exercises, in the order of the course')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) => {
      const exercises = loadExercises(exercisesFolder);
      if (json) {
        const list = exercises.map(({ slug, title, week, function: name, parameters }) => ({
          slug,
          title,
          week,
          function: name,
          parameters,
        }));
        console.log(JSON.stringify(list, null, 2));
        return;
      }
      const table = new Table({ head: ['week', 'exercise', 'title', 'function'], style: { head: [], border: [] } });
      for (const { slug, title, week, function: name, parameters } of exercises)
        table.push([week, slug, title, `${name}(${parameters.join(', ')})`]);
      console.log(table.toString());
    });
}
