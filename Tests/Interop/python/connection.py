"""Opens a channel as a program in production does: TLS, a private authority, a certificate and a bearer token of its own, retries."""

from __future__ import annotations

import argparse
from pathlib import Path

import grpc


class TokenFile(grpc.AuthMetadataPlugin):
    """Gives every call the token that the file holds by then; whoever renews it writes the file anew."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    def __call__(self, context: grpc.AuthMetadataContext, callback: grpc.AuthMetadataPluginCallback) -> None:
        try:
            callback((("authorization", f"Bearer {self._path.read_text(encoding='utf-8').strip()}"),), None)
        except OSError as error:
            callback((), error)  # the call fails with it


def open_channel(args: argparse.Namespace) -> grpc.Channel:
    options = []
    if args.service_config:
        # deadlines, retries and health, as codefirst export --service-config wrote them; a shorter timeout of a call's own holds
        options.append(("grpc.service_config", Path(args.service_config).read_text(encoding="utf-8")))
    if not args.tls_ca:
        return grpc.insecure_channel(args.address, options=options)
    credentials = tls(args)
    if args.token_file:
        # only ever over TLS: grpc has no way to send it otherwise
        token = grpc.metadata_call_credentials(TokenFile(args.token_file))
        credentials = grpc.composite_channel_credentials(credentials, token)
    return grpc.secure_channel(args.address, credentials, options=options)


def tls(args: argparse.Namespace) -> grpc.ChannelCredentials:
    return grpc.ssl_channel_credentials(
        root_certificates=Path(args.tls_ca).read_bytes(),
        certificate_chain=Path(args.tls_cert).read_bytes() if args.tls_cert else None,
        private_key=Path(args.tls_key or args.tls_cert).read_bytes() if args.tls_cert else None,
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--address", required=True, metavar="HOST:PORT", help="or dns:///NAME:PORT")
    parser.add_argument("--tls-ca", metavar="PEM", help="the authority that signed the service's certificate; default: no TLS")
    parser.add_argument("--tls-cert", metavar="PEM", help="this caller's own certificate")
    parser.add_argument("--tls-key", metavar="PEM", help="its key; default: in the file of the certificate")
    parser.add_argument("--token-file", metavar="FILE", help="a bearer token, read for each call; only with --tls-ca")
    parser.add_argument("--service-config", metavar="FILE", help="the contract's service_config.json; default: no retries")


def check_arguments(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    if not args.tls_ca and (args.tls_cert or args.token_file):
        parser.error("--tls-cert and --token-file need --tls-ca: without TLS nobody sees a certificate, and anyone reads a token")
