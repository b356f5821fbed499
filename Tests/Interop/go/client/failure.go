package main

import (
	"fmt"
	"sort"
	"strings"

	rpccode "google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/status"
)

// describe says what a failed call says: the status, the sentence, and Google's error details (https://google.aip.dev/193).
func describe(failure *status.Status) string {
	lines := []string{fmt.Sprintf("RPC failed: %s: %s", rpccode.Code(failure.Code()), failure.Message())}
	for _, detail := range failure.Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			lines = append(lines, fmt.Sprintf("  reason %s of %s%s", detail.Reason, detail.Domain, facts(detail.Metadata)))
		case *errdetails.BadRequest:
			for _, violation := range detail.FieldViolations {
				lines = append(lines, fmt.Sprintf("  field %s: %s", violation.Field, violation.Description))
			}
		case *errdetails.ResourceInfo:
			lines = append(lines, fmt.Sprintf("  resource %s %s", detail.ResourceType, detail.ResourceName))
		case *errdetails.RetryInfo:
			lines = append(lines, fmt.Sprintf("  call again after %d ms", detail.RetryDelay.AsDuration().Milliseconds()))
		}
	}
	return strings.Join(lines, "\n")
}

func facts(metadata map[string]string) string {
	if len(metadata) == 0 {
		return ""
	}
	var facts []string
	for key, value := range metadata {
		facts = append(facts, key+"="+value)
	}
	sort.Strings(facts)
	return ": " + strings.Join(facts, ", ")
}
