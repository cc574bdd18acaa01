CREATE TABLE "fleets" (
	"key" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"what_ifs" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mutation_keys" (
	"mutation" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"result_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mutation_keys_mutation_key_pk" PRIMARY KEY("mutation","key")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"scenario_id" text NOT NULL,
	"scenario_version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scenario_edits" (
	"scenario_id" text NOT NULL,
	"position" integer NOT NULL,
	"edit" jsonb NOT NULL,
	"added_in_version" integer NOT NULL,
	"removed_in_version" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scenario_edits_scenario_id_position_pk" PRIMARY KEY("scenario_id","position")
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"fleet_key" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"branched_from_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "solve_run_events" (
	"run_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"state" text NOT NULL,
	"progress" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "solve_run_events_run_id_sequence_pk" PRIMARY KEY("run_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "solve_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"scenario_id" text NOT NULL,
	"scenario_version" integer NOT NULL,
	"state" text NOT NULL,
	"objective" text NOT NULL,
	"engine" text NOT NULL,
	"gap_target" double precision NOT NULL,
	"time_limit_seconds" double precision NOT NULL,
	"client_mutation_key" text,
	"owner" jsonb NOT NULL,
	"heartbeat_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"plan_id" text,
	"result" jsonb,
	"problem" jsonb
);
--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_edits" ADD CONSTRAINT "scenario_edits_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_fleet_key_fleets_key_fk" FOREIGN KEY ("fleet_key") REFERENCES "public"."fleets"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solve_run_events" ADD CONSTRAINT "solve_run_events_run_id_solve_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."solve_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solve_runs" ADD CONSTRAINT "solve_runs_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scenarios_newest" ON "scenarios" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "solve_runs_by_scenario" ON "solve_runs" USING btree ("scenario_id","created_at");--> statement-breakpoint
CREATE INDEX "solve_runs_by_state" ON "solve_runs" USING btree ("state");