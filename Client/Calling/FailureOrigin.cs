namespace CodeFirst.Client;

/// <summary>Who ended a call with a failure.</summary>
public enum FailureOrigin
{
    /// <summary>The service answered with the status.</summary>
    Service = 0,

    /// <summary>
    /// The client made the status: no connection, its own deadline or cancellation, or an answer that is no gRPC. Whether the service did
    /// the work is not known, unless the status is <c>UNAVAILABLE</c> for want of a connection.
    /// </summary>
    Client = 1,
}
