/* The files that the program carries with it: all of CallFlows and Fixtures, in the order of their
   paths. The compiler reads them here and again when they change; a test says which are missing. */

#include "built_in.h"

/* #embed is of C23; the rest of the package stays with the compiler's usual C. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const struct hotline_file files[] = {
    {"CallFlows/calendars/agents-hours.json5", (const unsigned char[]){
#embed "../../CallFlows/calendars/agents-hours.json5" suffix(, 0)
    }},
    {"CallFlows/card-code.json5", (const unsigned char[]){
#embed "../../CallFlows/card-code.json5" suffix(, 0)
    }},
    {"CallFlows/complaint.json5", (const unsigned char[]){
#embed "../../CallFlows/complaint.json5" suffix(, 0)
    }},
    {"CallFlows/escalate.json5", (const unsigned char[]){
#embed "../../CallFlows/escalate.json5" suffix(, 0)
    }},
    {"CallFlows/find-order.json5", (const unsigned char[]){
#embed "../../CallFlows/find-order.json5" suffix(, 0)
    }},
    {"CallFlows/handover.json5", (const unsigned char[]){
#embed "../../CallFlows/handover.json5" suffix(, 0)
    }},
    {"CallFlows/hotline.json5", (const unsigned char[]){
#embed "../../CallFlows/hotline.json5" suffix(, 0)
    }},
    {"CallFlows/membership.json5", (const unsigned char[]){
#embed "../../CallFlows/membership.json5" suffix(, 0)
    }},
    {"CallFlows/night.json5", (const unsigned char[]){
#embed "../../CallFlows/night.json5" suffix(, 0)
    }},
    {"CallFlows/progress.json5", (const unsigned char[]){
#embed "../../CallFlows/progress.json5" suffix(, 0)
    }},
    {"CallFlows/recharge.json5", (const unsigned char[]){
#embed "../../CallFlows/recharge.json5" suffix(, 0)
    }},
    {"CallFlows/refund.json5", (const unsigned char[]){
#embed "../../CallFlows/refund.json5" suffix(, 0)
    }},
    {"CallFlows/risk.json5", (const unsigned char[]){
#embed "../../CallFlows/risk.json5" suffix(, 0)
    }},
    {"CallFlows/survey.json5", (const unsigned char[]){
#embed "../../CallFlows/survey.json5" suffix(, 0)
    }},
    {"Fixtures/Capabilities/flows/keypad.json5", (const unsigned char[]){
#embed "../../Fixtures/Capabilities/flows/keypad.json5" suffix(, 0)
    }},
    {"Fixtures/Capabilities/flows/looping-menu.json5", (const unsigned char[]){
#embed "../../Fixtures/Capabilities/flows/looping-menu.json5" suffix(, 0)
    }},
    {"Fixtures/Capabilities/flows/no-end.json5", (const unsigned char[]){
#embed "../../Fixtures/Capabilities/flows/no-end.json5" suffix(, 0)
    }},
    {"Fixtures/Capabilities/flows/outside.json5", (const unsigned char[]){
#embed "../../Fixtures/Capabilities/flows/outside.json5" suffix(, 0)
    }},
    {"Fixtures/Capabilities/flows/prompts.json5", (const unsigned char[]){
#embed "../../Fixtures/Capabilities/flows/prompts.json5" suffix(, 0)
    }},
    {"Fixtures/Capabilities/flows/set-and-branch.json5", (const unsigned char[]){
#embed "../../Fixtures/Capabilities/flows/set-and-branch.json5" suffix(, 0)
    }},
    {"Fixtures/Capabilities/keys.json5", (const unsigned char[]){
#embed "../../Fixtures/Capabilities/keys.json5" suffix(, 0)
    }},
    {"Fixtures/Capabilities/menus-and-prompts.json5", (const unsigned char[]){
#embed "../../Fixtures/Capabilities/menus-and-prompts.json5" suffix(, 0)
    }},
    {"Fixtures/Capabilities/speech-and-outside.json5", (const unsigned char[]){
#embed "../../Fixtures/Capabilities/speech-and-outside.json5" suffix(, 0)
    }},
    {"Fixtures/CardCode/card-code.json5", (const unsigned char[]){
#embed "../../Fixtures/CardCode/card-code.json5" suffix(, 0)
    }},
    {"Fixtures/Clusters/kubernetes-job.yaml", (const unsigned char[]){
#embed "../../Fixtures/Clusters/kubernetes-job.yaml" suffix(, 0)
    }},
    {"Fixtures/Clusters/slurm-array.sh", (const unsigned char[]){
#embed "../../Fixtures/Clusters/slurm-array.sh" suffix(, 0)
    }},
    {"Fixtures/Complaint/complaint.json5", (const unsigned char[]){
#embed "../../Fixtures/Complaint/complaint.json5" suffix(, 0)
    }},
    {"Fixtures/Data/agents.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/agents.json5" suffix(, 0)
    }},
    {"Fixtures/Data/callers.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/callers.json5" suffix(, 0)
    }},
    {"Fixtures/Data/complaints-test.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/complaints-test.json5" suffix(, 0)
    }},
    {"Fixtures/Data/complaints.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/complaints.json5" suffix(, 0)
    }},
    {"Fixtures/Data/demo-callers.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/demo-callers.json5" suffix(, 0)
    }},
    {"Fixtures/Data/festivals.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/festivals.json5" suffix(, 0)
    }},
    {"Fixtures/Data/priorities.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/priorities.json5" suffix(, 0)
    }},
    {"Fixtures/Data/scripts.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/scripts.json5" suffix(, 0)
    }},
    {"Fixtures/Data/utterances-test.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/utterances-test.json5" suffix(, 0)
    }},
    {"Fixtures/Data/utterances-train.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/utterances-train.json5" suffix(, 0)
    }},
    {"Fixtures/Data/working-days.json5", (const unsigned char[]){
#embed "../../Fixtures/Data/working-days.json5" suffix(, 0)
    }},
    {"Fixtures/Demonstration/calls.json5", (const unsigned char[]){
#embed "../../Fixtures/Demonstration/calls.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/broadband/broadband.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/broadband/broadband.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/broadband/explored.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/broadband/explored.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/broadband/flows/broadband.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/broadband/flows/broadband.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/broadband/flows/verify.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/broadband/flows/verify.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/broadband/flows/visit.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/broadband/flows/visit.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/card-line/card-line.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/card-line/card-line.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/card-line/explored.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/card-line/explored.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/card-line/flows/card-holder.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/card-line/flows/card-holder.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/card-line/flows/card-line.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/card-line/flows/card-line.json5" suffix(, 0)
    }},
    {"Fixtures/Examples/card-line/flows/question-payment.json5", (const unsigned char[]){
#embed "../../Fixtures/Examples/card-line/flows/question-payment.json5" suffix(, 0)
    }},
    {"Fixtures/Handover/handover.json5", (const unsigned char[]){
#embed "../../Fixtures/Handover/handover.json5" suffix(, 0)
    }},
    {"Fixtures/Hiring/hiring.json5", (const unsigned char[]){
#embed "../../Fixtures/Hiring/hiring.json5" suffix(, 0)
    }},
    {"Fixtures/Membership/membership.json5", (const unsigned char[]){
#embed "../../Fixtures/Membership/membership.json5" suffix(, 0)
    }},
    {"Fixtures/New/CallFlows/ID.json5.template", (const unsigned char[]){
#embed "../../Fixtures/New/CallFlows/ID.json5.template" suffix(, 0)
    }},
    {"Fixtures/New/Fixtures/Data/agents.json5.template", (const unsigned char[]){
#embed "../../Fixtures/New/Fixtures/Data/agents.json5.template" suffix(, 0)
    }},
    {"Fixtures/New/Fixtures/Data/callers.json5.template", (const unsigned char[]){
#embed "../../Fixtures/New/Fixtures/Data/callers.json5.template" suffix(, 0)
    }},
    {"Fixtures/New/Fixtures/ID.json5.template", (const unsigned char[]){
#embed "../../Fixtures/New/Fixtures/ID.json5.template" suffix(, 0)
    }},
    {"Fixtures/New/Fixtures/Scenarios/ID.json5.template", (const unsigned char[]){
#embed "../../Fixtures/New/Fixtures/Scenarios/ID.json5.template" suffix(, 0)
    }},
    {"Fixtures/New/README.md.template", (const unsigned char[]){
#embed "../../Fixtures/New/README.md.template" suffix(, 0)
    }},
    {"Fixtures/Night/night.json5", (const unsigned char[]){
#embed "../../Fixtures/Night/night.json5" suffix(, 0)
    }},
    {"Fixtures/Plans/double-eleven.json5", (const unsigned char[]){
#embed "../../Fixtures/Plans/double-eleven.json5" suffix(, 0)
    }},
    {"Fixtures/Plans/fraud-wave.json5", (const unsigned char[]){
#embed "../../Fixtures/Plans/fraud-wave.json5" suffix(, 0)
    }},
    {"Fixtures/Plans/supplier-outage.json5", (const unsigned char[]){
#embed "../../Fixtures/Plans/supplier-outage.json5" suffix(, 0)
    }},
    {"Fixtures/Progress/progress.json5", (const unsigned char[]){
#embed "../../Fixtures/Progress/progress.json5" suffix(, 0)
    }},
    {"Fixtures/Recharge/recharge.json5", (const unsigned char[]){
#embed "../../Fixtures/Recharge/recharge.json5" suffix(, 0)
    }},
    {"Fixtures/Refund/refund.json5", (const unsigned char[]){
#embed "../../Fixtures/Refund/refund.json5" suffix(, 0)
    }},
    {"Fixtures/Scenarios/double-eleven-plan.json5", (const unsigned char[]){
#embed "../../Fixtures/Scenarios/double-eleven-plan.json5" suffix(, 0)
    }},
    {"Fixtures/Scenarios/double-eleven-staffed.json5", (const unsigned char[]){
#embed "../../Fixtures/Scenarios/double-eleven-staffed.json5" suffix(, 0)
    }},
    {"Fixtures/Scenarios/double-eleven.json5", (const unsigned char[]){
#embed "../../Fixtures/Scenarios/double-eleven.json5" suffix(, 0)
    }},
    {"Fixtures/Scenarios/live-hotline.json5", (const unsigned char[]){
#embed "../../Fixtures/Scenarios/live-hotline.json5" suffix(, 0)
    }},
    {"Fixtures/Scenarios/ordinary-day-flow.json5", (const unsigned char[]){
#embed "../../Fixtures/Scenarios/ordinary-day-flow.json5" suffix(, 0)
    }},
    {"Fixtures/Scenarios/ordinary-day.json5", (const unsigned char[]){
#embed "../../Fixtures/Scenarios/ordinary-day.json5" suffix(, 0)
    }},
    {"Fixtures/Scenarios/outage-plan.json5", (const unsigned char[]){
#embed "../../Fixtures/Scenarios/outage-plan.json5" suffix(, 0)
    }},
    {"Fixtures/Scenarios/outage-told.json5", (const unsigned char[]){
#embed "../../Fixtures/Scenarios/outage-told.json5" suffix(, 0)
    }},
    {"Fixtures/Scenarios/outage.json5", (const unsigned char[]){
#embed "../../Fixtures/Scenarios/outage.json5" suffix(, 0)
    }},
    {"Fixtures/Schemas/calendar.schema.json", (const unsigned char[]){
#embed "../../Fixtures/Schemas/calendar.schema.json" suffix(, 0)
    }},
    {"Fixtures/Schemas/data.schema.json", (const unsigned char[]){
#embed "../../Fixtures/Schemas/data.schema.json" suffix(, 0)
    }},
    {"Fixtures/Schemas/fixture.schema.json", (const unsigned char[]){
#embed "../../Fixtures/Schemas/fixture.schema.json" suffix(, 0)
    }},
    {"Fixtures/Schemas/flow.schema.json", (const unsigned char[]){
#embed "../../Fixtures/Schemas/flow.schema.json" suffix(, 0)
    }},
    {"Fixtures/Schemas/hiring.schema.json", (const unsigned char[]){
#embed "../../Fixtures/Schemas/hiring.schema.json" suffix(, 0)
    }},
    {"Fixtures/Schemas/plan.schema.json", (const unsigned char[]){
#embed "../../Fixtures/Schemas/plan.schema.json" suffix(, 0)
    }},
    {"Fixtures/Schemas/population.schema.json", (const unsigned char[]){
#embed "../../Fixtures/Schemas/population.schema.json" suffix(, 0)
    }},
    {"Fixtures/Schemas/scenario.schema.json", (const unsigned char[]){
#embed "../../Fixtures/Schemas/scenario.schema.json" suffix(, 0)
    }},
    {"Fixtures/Shifts/evening.json5", (const unsigned char[]){
#embed "../../Fixtures/Shifts/evening.json5" suffix(, 0)
    }},
    {"Fixtures/Survey/survey.json5", (const unsigned char[]){
#embed "../../Fixtures/Survey/survey.json5" suffix(, 0)
    }},
    {"Fixtures/Welcome/welcome.json5", (const unsigned char[]){
#embed "../../Fixtures/Welcome/welcome.json5" suffix(, 0)
    }},
};

size_t hotline_file_count(void) { return sizeof files / sizeof *files; }

struct hotline_file hotline_file_at(size_t index) { return files[index]; }
