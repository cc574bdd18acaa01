ALTER TABLE "solve_run_events" RENAME TO "run_events";--> statement-breakpoint
ALTER TABLE "solve_runs" RENAME TO "runs";--> statement-breakpoint
ALTER TABLE "run_events" DROP CONSTRAINT "solve_run_events_run_id_solve_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "runs" DROP CONSTRAINT "solve_runs_scenario_id_scenarios_id_fk";
--> statement-breakpoint
DROP INDEX "solve_runs_by_scenario";--> statement-breakpoint
DROP INDEX "solve_runs_by_state";--> statement-breakpoint
ALTER TABLE "run_events" DROP CONSTRAINT "solve_run_events_run_id_sequence_pk";--> statement-breakpoint
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_run_id_sequence_pk" PRIMARY KEY("run_id","sequence");--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "base_plan_id" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "task" jsonb;--> statement-breakpoint
UPDATE "runs" SET
	"kind" = 'solve',
	"task" = jsonb_build_object('objective', "objective", 'engine', "engine", 'gapTarget', "gap_target"),
	"result" = CASE WHEN "result" IS NULL THEN NULL ELSE jsonb_build_object('scope', 'everything') || "result" END;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "task" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_base_plan_id_plans_id_fk" FOREIGN KEY ("base_plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "runs_by_scenario" ON "runs" USING btree ("scenario_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_by_base_plan" ON "runs" USING btree ("base_plan_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_by_state" ON "runs" USING btree ("state");--> statement-breakpoint
ALTER TABLE "runs" DROP COLUMN "objective";--> statement-breakpoint
ALTER TABLE "runs" DROP COLUMN "engine";--> statement-breakpoint
ALTER TABLE "runs" DROP COLUMN "gap_target";