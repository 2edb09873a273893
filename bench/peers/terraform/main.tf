# The cluster of examples/01-guide.yaml as one Terraform configuration: what `amscluster apply` makes, but for the spec that it keeps
# in Parameter Store, in whose place Terraform has its state.
terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

variable "emulated" {
  description = "Against the emulator (AWS_ENDPOINT_URL): nobody is asked whether the credentials and the Region are real, and waits are short."
  type        = bool
  default     = false
}

# Given to Parameter Store and kept nowhere else, also not in the state.
variable "mongo_password" {
  type      = string
  ephemeral = true
}

provider "aws" {
  region                      = local.region
  skip_credentials_validation = var.emulated
  skip_metadata_api_check     = var.emulated
  skip_region_validation      = var.emulated
  default_tags {
    tags = { cluster = local.name }
  }
}

locals {
  name           = "live"
  region         = "ap-south-1"
  key            = "ant"
  balancer_zones = ["ap-south-1a", "ap-south-1b"]
  certificate    = "arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-000000000001"
  parameter      = "/${local.name}/mongo-password"
  read_password  = "$(aws ssm get-parameter --region ${local.region} --name ${local.parameter} --with-decryption --query Parameter.Value --output text)"
  roles          = toset(["origin", "edge"])
}

# What is there.
data "aws_vpc" "default" {
  default = true
}

data "aws_subnet" "zone" {
  for_each          = toset(local.balancer_zones)
  vpc_id            = data.aws_vpc.default.id
  availability_zone = each.key
  default_for_az    = true
}

data "aws_ami" "ubuntu" {
  owners      = ["099720109477"]
  most_recent = true
  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"]
  }
}

data "aws_ami" "ams" {
  owners      = ["aws-marketplace"]
  most_recent = true
  filter {
    name   = "product-code"
    values = ["4wh7rhpic3wfwamyp5905tsbt"]
  }
  filter {
    name   = "architecture"
    values = ["x86_64"]
  }
}
